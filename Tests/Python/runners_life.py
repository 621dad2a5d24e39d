#!/usr/bin/env python3
"""Lives a whole life against `docproof serve`: v4 through python-gitlab, v3 through plain HTTP.

Every operation of both must have succeeded at least once in the end, by the server's own log.

Usage: runners_life.py DOCPROOF DOCS_V3 DOCS_V4, where each of the DOCS holds its openapi.json.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import types
import unittest
import urllib.error
import urllib.parse
import urllib.request

import gitlab

TOKEN = "test-access-token"
REGISTRATION = "test-registration-token"


class Server:
    """The program, on a free port, until the tests end."""

    def __init__(self, program, *docs):
        environment = {**os.environ, "ACCESS": TOKEN, "REGISTRATION": REGISTRATION}
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(
            [program, "serve", *docs, "--token-env", "ACCESS", "--registration-token-env", "REGISTRATION", "--log"],
            stdout=subprocess.PIPE, stderr=self.log, text=True, env=environment)
        lines = [self.process.stdout.readline() for _ in docs]
        self.bases = {url[-2:]: url for url in re.findall(r"http://\S+", "".join(lines))}
        if len(self.bases) != len(docs):
            raise SystemExit(f"docproof did not start: {lines}")

    def stop(self):
        self.process.terminate()
        self.process.stdout.close()
        return self.process.wait(timeout=20)

    def succeeded(self, version):
        """The operations that succeeded, by the log."""
        self.log.seek(0)
        text = self.log.read()
        assert TOKEN not in text and "test-registration-token" not in text, "the log holds a secret"
        entries = [json.loads(line) for line in text.splitlines()]
        return {entry["operation"] for entry in entries
                if entry["path"].startswith(f"/api/{version}/") and 200 <= entry["status"] < 300}


def documented(docs):
    """The operations of an openapi.json."""
    with open(os.path.join(docs, "openapi.json"), encoding="utf-8") as file:
        paths = json.load(file)["paths"]
    return {f"{method.upper()} {path}" for path, operations in paths.items() for method in operations
            if method in ("get", "put", "post", "delete", "patch")}


class Version4(unittest.TestCase):
    def setUp(self):
        origin = SERVER.bases["v4"].removesuffix("/api/v4")
        self.gl = gitlab.Gitlab(origin, private_token=TOKEN, retry_transient_errors=False)
        self.project = self.gl.projects.get(40, lazy=True)
        self.group = self.gl.groups.get(16, lazy=True)

    def register(self, **fields):
        return self.gl.runners.create({"token": REGISTRATION, **fields})

    def refused(self, code, call, /, *arguments, **options):
        with self.assertRaises(gitlab.exceptions.GitlabError) as caught:
            call(*arguments, **options)
        self.assertEqual(caught.exception.response_code, code, caught.exception)
        return str(caught.exception)

    @staticmethod
    def ids(items):
        return [item.id for item in items]

    # A life

    def test_a_runner_from_registration_to_removal_by_id(self):
        made = self.register(
            description="newcomer", tag_list=["swift", "linux"], access_level="ref_protected", maximum_timeout=60,
            run_untagged=False, locked=True, info={"name": "agent", "version": "15.0"}, maintenance_note="spare")
        self.assertTrue(made.token and made.token != REGISTRATION)
        self.assertTrue(made.token_expires_at)
        self.gl.runners.verify(made.token)

        runner = self.gl.runners.get(made.id)
        self.assertEqual(runner.description, "newcomer")
        self.assertEqual(runner.tag_list, ["swift", "linux"])
        self.assertEqual(runner.access_level, "ref_protected")
        self.assertEqual(runner.maximum_timeout, 60)
        self.assertNotEqual(runner.active, runner.paused)
        self.assertFalse(hasattr(runner, "token"), "the docs removed it")
        self.assertEqual(runner.projects, [])
        self.assertEqual(runner.jobs.list(get_all=True), [])
        self.assertIn(made.id, self.ids(self.gl.runners.list(get_all=True)))
        self.assertIn(made.id, self.ids(self.gl.runners_all.list(get_all=True)))

        runner.description = "renamed"
        runner.tag_list = ["nightly"]
        runner.save()
        again = self.gl.runners.get(made.id)
        self.assertEqual((again.description, again.tag_list), ("renamed", ["nightly"]))
        self.assertEqual((again.access_level, again.maximum_timeout), ("ref_protected", 60), "not sent, not touched")

        again.delete()
        self.refused(404, self.gl.runners.get, made.id)
        self.refused(404, self.gl.runners.delete, made.id)
        self.refused(403, self.gl.runners.verify, made.token)
        self.assertNotIn(made.id, self.ids(self.gl.runners_all.list(get_all=True)))

    def test_pausing_and_resuming_by_either_name(self):
        runner = self.gl.runners.get(self.register(description="sleeper", paused=False).id)
        for sent, paused in [({"paused": True}, True), ({"paused": False}, False),
                             ({"active": False}, True), ({"active": True}, False)]:
            answer = self.gl.runners.update(runner.id, sent)
            for shown in (answer, self.gl.runners.get(runner.id).attributes):
                self.assertEqual(shown["active"], not paused, sent)
            self.assertEqual(self.gl.runners.get(runner.id).paused, paused)
            self.assertEqual(runner.id in self.ids(self.gl.runners.list(paused=True, get_all=True)), paused)
            self.assertEqual(runner.id in self.ids(self.gl.runners.list(scope="paused", get_all=True)), paused)
            self.assertEqual(runner.id in self.ids(self.gl.runners.list(scope="active", get_all=True)), not paused)
            self.assertEqual(runner.id in self.ids(self.gl.runners.list(status="paused", get_all=True)), paused)
        self.assertTrue(self.gl.runners.get(self.register(active=False).id).paused)
        runner.delete()

    def test_enabled_and_disabled_in_a_project(self):
        made = self.register(description="wanderer")
        self.assertNotIn(made.id, self.ids(self.project.runners.list(get_all=True)))
        enabled = self.project.runners.create({"runner_id": made.id})
        self.assertEqual((enabled.id, enabled.description), (made.id, "wanderer"))
        self.assertIn(made.id, self.ids(self.project.runners.list(get_all=True)))
        self.assertEqual([project["id"] for project in self.gl.runners.get(made.id).projects], [40])
        self.project.runners.delete(made.id)
        self.assertEqual(self.gl.runners.get(made.id).projects, [])
        self.assertNotIn(made.id, self.ids(self.project.runners.list(get_all=True)))
        self.assertEqual(self.gl.runners.get(made.id).id, made.id, "only taken away")
        self.refused(404, self.project.runners.create, {"runner_id": 999999})
        self.refused(404, self.project.runners.delete, made.id)
        self.gl.runners.delete(made.id)

    def test_runners_of_a_group(self):
        listed = self.group.runners.list(get_all=True)
        self.assertEqual(self.ids(listed)[:3], [31, 33, 36])
        self.assertEqual(self.ids(self.group.runners.list(type="group_type", get_all=True))[:1], [36])
        self.assertIn(33, self.ids(self.group.runners.list(paused=True, get_all=True)))
        self.assertNotIn(31, self.ids(self.group.runners.list(paused=True, get_all=True)))
        for path in ("/groups/16", "/projects/40"):
            self.assertTrue(self.gl.http_list(f"{path}/runners/all", get_all=True))

    def test_removal_by_the_runners_own_token(self):
        made = self.register()
        self.refused(403, self.gl.http_request, "delete", "/runners", post_data={"token": "never-issued"})
        answer = self.gl.http_request("delete", "/runners", post_data={"token": made.token})
        self.assertEqual(answer.status_code, 204)
        self.refused(404, self.gl.runners.get, made.id)

    # Tokens

    def test_an_authentication_token_reset_by_id_and_by_itself(self):
        made = self.register()
        by_id = self.gl.http_post(f"/runners/{made.id}/reset_authentication_token")["token"]
        self.refused(403, self.gl.runners.verify, made.token)
        self.gl.runners.verify(by_id)
        by_itself = self.gl.http_post("/runners/reset_authentication_token", post_data={"token": by_id})["token"]
        self.assertEqual(len({made.token, by_id, by_itself}), 3)
        self.refused(403, self.gl.runners.verify, by_id)
        self.gl.runners.verify(by_itself)
        self.refused(403, self.gl.http_post, "/runners/reset_authentication_token", post_data={"token": by_id})
        self.gl.runners.delete(made.id)

    def test_registration_tokens_of_a_project_and_a_group(self):
        for path, kind in [("projects/40", "project_type"), ("groups/16", "group_type")]:
            token = self.gl.http_post(f"/{path}/runners/reset_registration_token")["token"]
            made = self.gl.runners.create({"token": token})
            self.assertIn(made.id, [item["id"] for item in self.gl.http_list(f"/{path}/runners", get_all=True)])
            self.assertEqual(self.gl.runners.get(made.id).runner_type, kind)
            newer = self.gl.http_post(f"/{path}/runners/reset_registration_token")["token"]
            self.refused(403, self.gl.runners.create, {"token": token})
            self.gl.runners.delete(self.gl.runners.create({"token": newer}).id)
            self.gl.runners.delete(made.id)

    def test_the_registration_token_of_the_instance(self):
        global REGISTRATION
        self.refused(403, self.gl.runners.create, {"token": "wrong"})
        old, REGISTRATION = REGISTRATION, self.gl.http_post("/runners/reset_registration_token")["token"]
        self.refused(403, self.gl.runners.create, {"token": old})
        self.gl.runners.delete(self.register().id)

    # Filters and pages

    def test_every_documented_filter(self):
        tests = {
            "type": {kind: lambda item, kind=kind: item.runner_type == kind
                     for kind in ("instance_type", "group_type", "project_type")},
            "status": {"online": lambda item: item.status == "online",
                       "offline": lambda item: item.status == "offline",
                       "paused": lambda item: item.status == "paused" or item.paused,
                       "active": lambda item: item.active},
            "paused": {"true": lambda item: item.paused, "false": lambda item: not item.paused},
            "scope": {"active": lambda item: item.active, "paused": lambda item: item.paused,
                      "online": lambda item: item.online, "offline": lambda item: item.status == "offline"},
        }
        everywhere = {"specific": lambda item: not item.is_shared, "shared": lambda item: item.is_shared}
        tagged = self.register(tag_list=["tag1", "tag2", "tag3"])
        for manager, more in [(self.gl.runners, {}), (self.gl.runners_all, everywhere), (self.project.runners, {})]:
            whole = manager.list(get_all=True)
            for name, values in tests.items():
                for value, test in {**values, **(more if name == "scope" else {})}.items():
                    expected = [item.id for item in whole if test(item)]
                    kept = self.ids(manager.list(get_all=True, **{name: value}))
                    self.assertEqual(kept, expected, (manager._path, name, value))
                message = self.refused(400, manager.list, **{name: "nonsense"})
                self.assertIn(name, message)
        tests.pop("scope")
        for path in ("/groups/16/runners", "/groups/16/runners/all", "/projects/40/runners/all"):
            whole = self.gl.http_list(path, get_all=True)
            for name, values in tests.items():
                for value, test in values.items():
                    expected = [item["id"] for item in whole if test(types.SimpleNamespace(**item))]
                    kept = [item["id"] for item in self.gl.http_list(path, get_all=True, query_data={name: value})]
                    self.assertEqual(kept, expected, (path, name, value))
                self.assertIn(name, self.refused(400, self.gl.http_list, path, query_data={name: "nonsense"}))
        self.assertEqual(self.ids(self.gl.runners.list(tag_list=["tag1", "tag2"], get_all=True)), [tagged.id])
        self.assertEqual(self.gl.runners.list(tag_list=["tag1", "elsewhere"], get_all=True), [])
        tagged.delete()

    def test_pages(self):
        made = [self.register() for _ in range(5)]
        pages = self.gl.runners.list(iterator=True, per_page=2)
        seen = self.ids(pages)
        self.assertEqual(pages.total, len(seen))
        self.assertEqual(seen, self.ids(self.gl.runners.list(get_all=True)))
        self.assertEqual(len(self.gl.runners.list(page=2, per_page=3)), 3)
        for runner in made:
            runner.delete()

    def test_jobs(self):
        jobs = self.gl.runners.get(21).jobs
        whole = jobs.list(get_all=True)
        self.assertTrue(whole)
        for status in ("running", "success", "failed", "canceled"):
            kept = jobs.list(status=status, get_all=True)
            self.assertEqual(self.ids(kept), [job.id for job in whole if job.status == status])
        up = self.ids(jobs.list(order_by="id", sort="asc", get_all=True))
        self.assertEqual(up, sorted(self.ids(whole)))
        self.assertEqual(self.ids(jobs.list(order_by="id", sort="desc", get_all=True)), up[::-1])
        self.refused(404, self.gl.runners.get(999999, lazy=True).jobs.list)

    # Refusals

    def test_refusals(self):
        stranger = gitlab.Gitlab(self.gl.url, private_token="wrong")
        self.refused(401, stranger.runners.list)
        self.refused(404, self.gl.runners.get, 999999)
        self.refused(404, self.gl.runners.update, 999999, {"description": "x"})
        self.refused(404, self.gl.projects.get(999999, lazy=True).runners.list)
        for method, path in [("post", "/runners"), ("post", "/runners/verify"), ("delete", "/runners"),
                             ("post", "/runners/reset_authentication_token")]:
            self.assertIn("token is missing", self.refused(400, self.gl.http_request, method, path))
        self.assertIn("runner_id is missing", self.refused(400, self.gl.http_post, "/projects/40/runners"))
        self.assertIn("paused is invalid", self.refused(400, self.gl.runners.update, 21, {"paused": "maybe"}))
        self.assertIn("access_level", self.refused(400, self.register, access_level="nobody"))
        self.assertIn("maintenance_note", self.refused(400, self.register, maintenance_note="x" * 1025))
        self.gl.runners.delete(self.register(maintenance_note="x" * 1024).id)
        self.assertIn("maximum_timeout", self.refused(400, self.gl.runners.update, 21, {"maximum_timeout": "long"}))
        self.assertIn("id is invalid", self.refused(400, self.gl.runners.get, "21st"))
        self.assertIn("per_page", self.refused(400, self.gl.runners.list, per_page=0))
        for token in (None, "wrong"):
            stranger = gitlab.Gitlab(self.gl.url, private_token=token)
            self.refused(401, stranger.runners.get, 21)
            self.refused(401, stranger.runners.update, 21, {"description": "x"})
            self.refused(401, stranger.runners.delete, 21)
            self.refused(401, stranger.http_post, "/runners/reset_registration_token")


class Version3(unittest.TestCase):
    def ask(self, method, path, fields=None, token=TOKEN):
        body = urllib.parse.urlencode(fields).encode() if fields is not None else None
        headers = {"PRIVATE-TOKEN": token} if token else {}
        request = urllib.request.Request(SERVER.bases["v3"] + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def ids(self, path):
        status, items = self.ask("GET", path)
        self.assertEqual(status, 200)
        return [item["id"] for item in items]

    def test_a_whole_life(self):
        self.assertEqual(self.ids("/runners"), [21, 27])
        self.assertEqual(self.ids("/runners?scope=active"), [21])
        self.assertEqual(self.ids("/runners?scope=paused"), [27])
        self.assertEqual(self.ids("/runners/all"), [12, 14, 21, 27])
        self.assertEqual(self.ids("/runners/all?scope=shared"), [12, 14])
        self.assertEqual(self.ids("/runners/all?scope=specific"), [21, 27])

        status, runner = self.ask("GET", "/runners/21")
        self.assertEqual((status, runner["tag_list"]), (200, ["swift", "sqlite"]))
        self.assertTrue(runner["token"], "v3 still shows it")
        status, changed = self.ask("PUT", "/runners/21", {"active": "false", "tag_list": "one,two"})
        self.assertEqual((status, changed), (200, {**runner, "active": False, "tag_list": ["one", "two"]}))
        self.assertEqual(self.ids("/runners?scope=active"), [])

        self.assertEqual(self.ids("/projects/40/runners"), [27, 12])
        status, enabled = self.ask("POST", "/projects/40/runners", {"runner_id": 21})
        self.assertEqual((status, enabled["id"]), (201, 21))
        self.assertEqual(self.ids("/projects/40/runners"), [27, 12, 21])
        status, disabled = self.ask("DELETE", "/projects/40/runners/21")
        self.assertEqual((status, disabled["id"]), (200, 21))
        self.assertEqual(self.ids("/projects/40/runners"), [27, 12])

        status, removed = self.ask("DELETE", "/runners/21")
        self.assertEqual((status, removed["id"], removed["active"]), (200, 21, False))
        self.assertEqual(self.ask("GET", "/runners/21")[0], 404)
        self.assertEqual(self.ids("/runners/all"), [12, 14, 27])

    def test_refusals(self):
        self.assertEqual(self.ask("GET", "/runners", token=None)[0], 401)
        self.assertEqual(self.ask("GET", "/runners?scope=nonsense")[0], 400)
        self.assertEqual(self.ask("POST", "/projects/40/runners", {})[0], 400)
        self.assertEqual(self.ask("POST", "/projects/40/runners", {"runner_id": 999999})[0], 404)
        self.assertEqual(self.ask("DELETE", "/runners/999999")[0], 404)
        self.assertEqual(self.ask("POST", "/runners/verify", {"token": "x"})[0], 405, "v4 has it, v3 has not")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    SERVER = Server(*sys.argv[1:])
    try:
        result = unittest.main(argv=sys.argv[:1], warnings="ignore", exit=False, verbosity=0).result
    finally:
        code = SERVER.stop()
    missing = {version: sorted(documented(docs) - SERVER.succeeded(version))
               for version, docs in zip(("v3", "v4"), sys.argv[2:])}
    count = sum(len(documented(docs)) for docs in sys.argv[2:])
    print(f"{count - sum(map(len, missing.values()))} of {count} operations succeeded")
    for version, operations in missing.items():
        for operation in operations:
            print(f"never succeeded: {version} {operation}")
    whole = result.wasSuccessful() and result.testsRun > 10 and code == 0 and count >= 28 and not any(missing.values())
    raise SystemExit(0 if whole else 1)
