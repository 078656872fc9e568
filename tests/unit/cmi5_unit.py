"""An assignable unit in Python: it launches, and builds statements as cmi5 wants them."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.unit.lrs_client import new_id

CMI5 = {"id": "https://w3id.org/xapi/cmi5/context/categories/cmi5"}
MOVEON = {"id": "https://w3id.org/xapi/cmi5/context/categories/moveon"}
MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
RESULTS: dict[str, dict[str, Any]] = {
    "initialized": {},
    "completed": {"completion": True, "duration": "PT1M"},
    "passed": {"success": True, "duration": "PT1M"},
    "failed": {"success": False, "duration": "PT1M"},
    "terminated": {"duration": "PT2M"},
}


class Unit:
    def __init__(self, client: httpx.Client, url: str) -> None:
        self.client = client
        self.headers = {"X-Experience-API-Version": "1.0.3"}
        self.params = {name: found[0] for name, found in parse_qs(urlsplit(url).query).items()}
        self.actor = json.loads(self.params["actor"])
        self.state = {
            "activityId": self.params["activityId"],
            "agent": self.params["actor"],
            "registration": self.params["registration"],
        }

    def call(self, method: str, resource: str, **more: Any) -> httpx.Response:
        return self.client.request(method, self.params["endpoint"] + resource, headers=self.headers, **more)

    def state_of(self, name: str, method: str = "GET", **more: Any) -> httpx.Response:
        return self.call(method, "activities/state", params=self.state | {"stateId": name}, **more)

    def preferences(self, method: str = "GET", **more: Any) -> httpx.Response:
        where = {"agent": self.params["actor"], "profileId": "cmi5LearnerPreferences"}
        return self.call(method, "agents/profile", params=where, **more)

    def fetch(self) -> httpx.Response:
        return self.client.post(self.params["fetch"])

    def open(self, preferences: bool = True) -> Any:
        """Authorises, and reads the launch data."""
        self.headers["Authorization"] = f"Basic {self.fetch().json()['auth-token']}"
        self.data = self.state_of("LMS.LaunchData").json()
        if preferences:
            self.preferences()
        return self.data

    def statement(self, verb: str, defined: bool = True, **result: Any) -> dict[str, Any]:
        """A statement of the session, with its template."""
        template = deepcopy(self.data["contextTemplate"])
        activities = template.get("contextActivities", {})
        extensions = template.get("extensions", {})
        if defined:
            activities["category"] = [CMI5, *([MOVEON] if verb in ("completed", "passed", "failed") else [])]
        if "score" in result and "masteryScore" in self.data:
            extensions[MASTERY] = self.data["masteryScore"]
        context = {"contextActivities": activities, "extensions": extensions}
        told = (RESULTS[verb] if defined else {}) | result
        return {
            "id": new_id(),
            "timestamp": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "actor": deepcopy(self.actor),
            "verb": {"id": f"http://adlnet.gov/expapi/verbs/{verb}", "display": {"en": verb}},
            "object": {"id": self.params["activityId"] if defined else "https://district.example/course/page"},
            "context": {**template, **context, "registration": self.params["registration"]},
            **({"result": told} if told else {}),
        }

    def put(self, sent: dict[str, Any]) -> httpx.Response:
        return self.call("PUT", "statements", params={"statementId": sent["id"]}, json=sent)

    def tell(self, verb: str, defined: bool = True, **result: Any) -> int:
        return self.put(self.statement(verb, defined, **result)).status_code
