"""Has sqlmap try whatever an operation takes. See ../sqlmap.sh."""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

KEY = os.environ.get("DATELINE_ADMIN_KEY", "")
# 4xx is what a wrong value should get, 501 an oEmbed as XML: no reason to stop.
EXPECTED = "400,401,404,406,409,410,412,415,422,428,501"
FOUND = re.compile(r"is vulnerable|identified the following injection point|appears to be .* injectable")
FAILED = re.compile(r"\b50[024-9] \([A-Z][\w ]*\) - \d+ times")
SENSIBLE = {"minSeq": "1", "wait": "0", "url": "http://localhost/articles/x", "month": "2025-01", "part": "1", "number": "1", "other": "1",
            "status": "published", "token": "x" * 22, "after": "1", "q": "agreement", "If-Match": '"v1"', "Accept-Language": "en", "Content-Encoding": "identity"}


class Trial:
    def __init__(self, base, level, most, pattern):
        if not re.match(r"http://(127\.0\.0\.1|localhost)(:\d+)?$", base):
            raise SystemExit(f"Only against this machine: {base}")
        if not KEY:
            raise SystemExit("DATELINE_ADMIN_KEY is not set: most operations would be refused.")
        self.base, self.level, self.most, self.pattern = base, level, most, re.compile(pattern)
        self.contract = self.read("/openapi?format=json")
        self.faults = self.unfinished = 0

    def read(self, path):
        request = urllib.request.Request(self.base + path, headers={"Authorization": "Bearer " + KEY})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def run(self):
        for path, operations in sorted(self.contract["paths"].items()):
            for method in ("get", "post", "put", "patch", "delete"):
                operation = operations.get(method)
                if operation and not path.endswith("/stream"):
                    self.try_all(method.upper(), path, operation)
        print(f"{self.faults} faults; {self.unfinished} operations ended before all was tried")
        return 1 if self.faults else 0

    def try_all(self, method, path, operation):
        """Path and query with each body that there may be, then the headers: a key sent again with another body would be refused."""
        for kind, body in list(self.bodies(operation)) or [(None, None)]:
            name = f"{method} {path}" + (f" ({kind})" if kind else "")
            if self.pattern.search(name):
                self.try_one(name, method, self.address(path, operation), operation, kind, body, {})
        kind, body = next(iter(self.bodies(operation)), (None, None))
        headers = {one["name"]: SENSIBLE.get(one["name"], "x") + "*" for one in self.parameters(operation) if one["in"] == "header"}
        headers |= {"Authorization": "Bearer " + KEY + "*"} if operation.get("security") else {}
        name = f"{method} {path} (headers)"
        if headers and self.pattern.search(name):
            address = self.address(path, operation).replace("*", "")
            self.try_one(name, method, address, operation, kind, body and body.replace("*", ""), headers)

    # ---- what an operation takes, each value marked (*) for sqlmap

    def parameters(self, operation):
        return list(map(self.resolved, operation.get("parameters", [])))

    def address(self, path, operation):
        query = []
        for parameter in self.parameters(operation):
            name = parameter["name"]
            if parameter["in"] == "path":
                value = self.known(path, name) or str(self.example(parameter, name))
                path = path.replace("{%s}" % name, urllib.parse.quote(value, safe="") + "*")
            elif parameter["in"] == "query":
                query.append(f"{name}={urllib.parse.quote(str(self.example(parameter, name)), safe='')}*")
        return self.base + path + ("?" + "&".join(query) if query else "")

    def known(self, path, name):
        """Something that is there, so that more than a 404 is tried."""
        collection = path.split("/{", 1)[0]
        if name not in ("id", "slug", "slugOrId") or not collection.startswith("/v1/"):
            return None
        try:
            there = self.read(collection)["data"]
            return str(there[0].get("id" if name == "id" else "slug") or there[0]["id"])
        except (OSError, LookupError, TypeError):
            return None

    def bodies(self, operation):
        for kind, content in self.resolved(operation.get("requestBody", {})).get("content", {}).items():
            if kind in ("application/json", "application/merge-patch+json"):
                yield kind, json.dumps(self.sample(content["schema"], ""))
            elif kind == "application/x-www-form-urlencoded":
                fields = self.resolved(content["schema"]).get("properties", {})
                yield kind, "&".join(f"{name}={self.sample(one, name)}" for name, one in fields.items())

    def sample(self, schema, name):
        schema = self.resolved(schema)
        for key in ("oneOf", "anyOf", "allOf"):
            if key in schema:
                return self.sample(schema[key][0], name)
        kind = schema.get("type")
        if isinstance(kind, list):
            kind = kind[0]
        if kind == "object":
            return {one: self.sample(value, one) for one, value in schema.get("properties", {}).items()}
        if kind == "array":
            return [self.sample(schema.get("items", {}), name)]
        value = self.example({"schema": schema}, name)
        return value + "*" if isinstance(value, str) else value

    def example(self, parameter, name):
        schema = self.resolved(parameter.get("schema", {}))
        for given in (parameter.get("example"), *schema.get("examples", []), schema.get("default"), *schema.get("enum", [])):
            if given is not None:
                return given
        if name in SENSIBLE:
            return SENSIBLE[name]
        kind = schema.get("type")
        return {"integer": 1, "number": 1, "boolean": True}.get(kind, "2025-01-01T00:00:00Z" if schema.get("format") == "date-time" else "x")

    def resolved(self, part):
        while "$ref" in part:
            target = self.contract
            for step in part["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            part = target
        return part

    # ---- sqlmap

    def try_one(self, name, method, address, operation, kind, body, headers):
        if body is None and not headers and "*" not in address:
            return
        said_so = {"Authorization": "Bearer " + KEY, **({"Content-Type": kind} if kind else {}), **headers}
        with tempfile.TemporaryDirectory() as folder:
            command = ["sqlmap", "-u", address, "--method", method, "--headers", "\n".join(f"{name}: {value}" for name, value in said_so.items()),
                       "--batch", "--disable-coloring", "--flush-session",
                       "--dbms", "PostgreSQL", "--level", self.level, "--risk", "2", "--technique", "BEUSTQ", "--time-sec", "3",
                       "--timeout", "10", "--retries", "0", "--ignore-code", EXPECTED, "--output-dir", folder]
            if "If-Match" not in headers and any(one["name"] == "If-Match" for one in self.parameters(operation)):
                # Whatever the version is; as a header of sqlmap's the star would be one of its marks.
                script = pathlib.Path(folder, "any_version.py")
                script.write_text("def preprocess(req):\n    req.add_header('If-Match', '*')\n")
                pathlib.Path(folder, "__init__.py").touch()
                # What sqlmap 1.7 looks at such a script with is gone from Python 3.11.
                pathlib.Path(folder, "sitecustomize.py").write_text("import inspect\ninspect.getargspec = inspect.getfullargspec\n")
                command += ["--preprocess", str(script)]
            if body is not None:
                command += ["--data", body]
            # Problems repeat what was asked for; by their words alone sqlmap takes two of them for two answers of a database.
            command += ["--code", next(code for code in sorted(operation["responses"]) if code.startswith("2"))]
            try:
                said = subprocess.run(command, capture_output=True, text=True, timeout=self.most, stdin=subprocess.DEVNULL,
                                      env=os.environ | {"PYTHONPATH": folder}).stdout
                ended = "whole"
            except subprocess.TimeoutExpired as e:
                said, ended = (e.stdout or b"").decode(errors="replace"), f"ended after {self.most} s"
                self.unfinished += 1
        tried = said.count("] testing '") + said.count("] [INFO] testing '")
        if FOUND.search(said):
            self.faults += 1
            print(f"INJECTABLE  {name}", *[line for line in said.splitlines() if FOUND.search(line)][:3], sep="\n            ", flush=True)
        elif FAILED.search(said):
            self.faults += 1
            print(f"FAILURE     {name}: {FAILED.search(said).group()}", flush=True)
        elif tried == 0:
            self.faults += 1
            print(f"NOT TRIED   {name}", *said.splitlines()[-12:], sep="\n            ", flush=True)
        else:
            print(f"nothing     {name}  ({tried} tests, {ended})", flush=True)


if __name__ == "__main__":
    given = sys.argv[1:] + ["http://127.0.0.1:8080", "2", "120", ""][len(sys.argv) - 1:]
    raise SystemExit(Trial(given[0], given[1], int(given[2]), given[3]).run())
