"""A small command line client for a code forge, written for version 3 of its API.

It mirrors what release scripts do: it looks projects up, commits files, watches builds, keeps issues and to-dos
in order. Each comment at the end of a line says what version 4 means for that call; a test reads them.
"""

import argparse
import json
import os
import sys
import time
import urllib.parse

import requests


class ForgeError(Exception):
    """The server refused a request."""

    def __init__(self, status, text):
        super().__init__("%d: %s" % (status, text))
        self.status = status


class Connection:
    """Speaks HTTP and knows nothing of projects."""

    def __init__(self, host, token, timeout=30):
        self.base = host.rstrip("/") + "/api/v3"  # breaks
        self.session = requests.Session()
        self.session.headers["PRIVATE-TOKEN"] = token
        self.timeout = timeout

    def _request(self, method, path, **kwargs):
        response = self.session.request(method, self.base + path, timeout=self.timeout, **kwargs)
        if response.status_code >= 400:
            raise ForgeError(response.status_code, response.text)
        return response

    def get(self, path, **params):
        return self._request("GET", path, params=params).json()

    def post(self, path, data=None):
        return self._request("POST", path, json=data).json()

    def put(self, path, data=None):
        return self._request("PUT", path, json=data).json()

    def delete(self, path, data=None):
        return self._request("DELETE", path, json=data)

    def pages(self, path, **params):
        page = 1
        while True:
            items = self.get(path, page=page, per_page=100, **params)
            for item in items:
                yield item
            if len(items) < 100:
                return
            page += 1


class Projects:
    def __init__(self, connection):
        self.connection = connection

    def visible(self):
        return self.connection.pages("/projects/visible")  # breaks

    def owned(self):
        return self.connection.get("/projects/owned")  # breaks

    def starred(self):
        return self.connection.get("/projects/starred")  # breaks

    def everything(self):
        return self.connection.get("/projects/all")  # breaks

    def listed(self, search=None):
        return self.connection.get("/projects", search=search)  # fine

    def find(self, name):
        return self.connection.get("/projects/" + urllib.parse.quote(name, safe=""))  # fine

    def events(self, project):
        return self.connection.get("/projects/%d/events" % project)  # breaks

    def create(self, name, private=True):
        data = {"name": name, "builds_enabled": True}
        if private:
            data["visibility_level"] = 0
        return self.connection.post("/projects", data)  # breaks

    def create_plain(self, name):
        return self.connection.post("/projects", {"name": name})  # fine

    def describe(self, project, text):
        return self.connection.put("/projects/%d" % project, {"description": text})  # fine

    def require_green_builds(self, project):
        change = {"only_allow_merge_if_build_succeeds": True}
        return self.connection.put("/projects/%d" % project, change)  # breaks

    def fork(self, project):
        return self.connection.post("/projects/fork/%d" % project)  # breaks

    def star(self, project):
        return self.connection.post("/projects/%d/star" % project)  # fine

    def unstar(self, project):
        return self.connection.delete("/projects/%d/star" % project)  # breaks

    def archive(self, project):
        result = self.connection.post("/projects/%d/archive" % project)  # breaks
        return result["public"]

    def unarchive(self, project):
        return self.connection.post("/projects/%d/unarchive" % project)  # fine

    def remove(self, project):
        self.connection.delete("/projects/%d" % project)  # fine

    def hook(self, project, url):
        data = {"url": url, "push_events": True, "build_events": True}
        return self.connection.post("/projects/%d/hooks" % project, data)  # breaks

    def hook_for_pushes(self, project, url):
        data = {"url": url, "push_events": True}
        return self.connection.post("/projects/%d/hooks" % project, data)  # fine


class Files:
    def __init__(self, connection, project):
        self.connection = connection
        self.project = project

    def read(self, path, ref="master"):
        url = f"/projects/{self.project}/repository/files"  # breaks
        return self.connection.get(url, file_path=path, ref=ref)

    def write(self, path, content, message):
        url = f"/projects/{self.project}/repository/files"  # breaks
        data = {
            "file_path": path,
            "branch_name": "master",
            "content": content,
            "commit_message": message,
        }
        return self.connection.put(url, data)

    def commit(self, message, actions):
        data = {"branch_name": "master", "commit_message": message, "actions": actions}
        return self.connection.post(f"/projects/{self.project}/repository/commits", data)  # breaks

    def history(self, ref):
        return self.connection.get(f"/projects/{self.project}/repository/commits", ref_name=ref)  # fine

    def tags(self):
        return self.connection.get(f"/projects/{self.project}/repository/tags")  # fine

    def tag_parents(self):
        tags = self.connection.get(f"/projects/{self.project}/repository/tags")  # breaks
        return [tag["commit"]["parents_ids"] for tag in tags]


class Builds:
    def __init__(self, connection, project):
        self.connection = connection
        self.project = project

    def running(self):
        return self.connection.get("/projects/{}/builds".format(self.project), scope="running")  # breaks

    def of_commit(self, sha):
        path = "/projects/{}/repository/commits/{}/builds".format(self.project, sha)  # breaks
        return self.connection.get(path)

    def log(self, build):
        return self.connection.get("/projects/{}/builds/{}/trace".format(self.project, build))  # breaks

    def retry(self, build):
        return self.connection.post("/projects/{}/builds/{}/retry".format(self.project, build))  # breaks

    def cancel(self, build):
        return self.connection.post("/projects/" + str(self.project) + "/builds/" + str(build) + "/cancel")  # breaks

    def wait(self, build, seconds=10):
        while True:
            state = self.connection.get("/projects/{}/builds/{}".format(self.project, build))  # breaks
            if state["status"] not in ("pending", "running"):
                return state["status"]
            time.sleep(seconds)

    def variables(self):
        return self.connection.get("/projects/{}/variables".format(self.project))  # fine

    def set_variable(self, key, value):
        data = {"key": key, "value": value}
        return self.connection.post("/projects/{}/variables".format(self.project), data)  # fine


class Issues:
    def __init__(self, connection, project):
        self.connection = connection
        self.project = project

    def opened(self):
        return self.connection.get("/projects/%s/issues" % self.project, state="opened")  # fine

    def numbered(self, number):
        found = self.connection.get("/projects/%s/issues" % self.project, iid=number)  # breaks
        return found[0] if found else None

    def create(self, title, labels=()):
        data = {"title": title, "labels": ",".join(labels)}
        return self.connection.post("/projects/%s/issues" % self.project, data)  # fine

    def create_for(self, title, user):
        data = {"title": title, "assignee_id": user}
        return self.connection.post("/projects/%s/issues" % self.project, data)  # breaks

    def close(self, issue):
        data = {"state_event": "close"}
        return self.connection.put("/projects/%s/issues/%d" % (self.project, issue), data)  # breaks

    def move(self, issue, project):
        data = {"to_project_id": project}
        return self.connection.post("/projects/%s/issues/%d/move" % (self.project, issue), data)  # breaks

    def subscribe(self, issue):
        return self.connection.post("/projects/%s/issues/%d/subscription" % (self.project, issue))  # breaks

    def unsubscribe(self, issue):
        return self.connection.delete("/projects/%s/issues/%d/subscription" % (self.project, issue))  # breaks

    def thumbs_up(self, issue):
        path = "/projects/%s/issues/%d/award_emoji" % (self.project, issue)  # breaks
        return self.connection.post(path, {"name": "thumbsup"})

    def mine(self):
        return self.connection.get("/issues")  # fine


class Todos:
    def __init__(self, connection):
        self.connection = connection

    def pending(self):
        return self.connection.get("/todos", state="pending")  # fine

    def done(self, todo):
        self.connection.delete("/todos/%d" % todo)  # breaks

    def all_done(self):
        self.connection.delete("/todos")  # breaks


class Snippets:
    def __init__(self, connection):
        self.connection = connection

    def share(self, title, content):
        data = {"title": title, "file_name": title, "content": content, "visibility_level": 20}
        return self.connection.post("/snippets", data)  # breaks

    def mine(self):
        return self.connection.get("/snippets")  # fine

    def remove(self, snippet):
        self.connection.delete("/snippets/%d" % snippet)  # fine


class Runners:
    def __init__(self, connection):
        self.connection = connection

    def active(self):
        return self.connection.get("/runners", scope="active")  # fine

    def pause(self, runner):
        return self.connection.put("/runners/%d" % runner, {"active": False})  # fine

    def remove(self, runner):
        self.connection.delete("/runners/%d" % runner)  # fine


def main():
    parser = argparse.ArgumentParser(description="Keeps projects in order.")
    parser.add_argument("--host", default=os.environ.get("FORGE_HOST", "https://gitlab.example.com"))
    parser.add_argument("command", choices=["owned", "issues", "version"])
    arguments = parser.parse_args()
    connection = Connection(arguments.host, os.environ["FORGE_TOKEN"])
    if arguments.command == "owned":
        json.dump(Projects(connection).owned(), sys.stdout, indent=2)
    elif arguments.command == "issues":
        json.dump(Issues(connection, 1).opened(), sys.stdout, indent=2)
    else:
        print(connection.get("/version")["version"])  # fine


if __name__ == "__main__":
    main()
