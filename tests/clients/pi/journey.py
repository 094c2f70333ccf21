"""A recruiter's system in Python: `create HOOK` invites and prints the ids, `read ID` fetches what came of it."""
import json
import sys

import requests

BASE_URL = "https://pi.predictiveindex.com/api/v1"

session = requests.Session()
session.headers["api-key"] = "12345678-ABCD-EFGH-1234-ABCDEFGH1234"


def create(hook):
    reply = session.post(f"{BASE_URL}/behavioralassessments/", json={
        "firstName": "Quorra",
        "lastName": "Iso",
        "email": "quorra@example.com",
        "assessmentStatusWebHook": hook,
        "externalId": "python-1",
        "externalPersonId": "Q",
        "languageLocale": "en-US",
    })
    reply.raise_for_status()
    return reply.json()


def read(assessment_id):
    one = session.get(f"{BASE_URL}/behavioralassessments/{assessment_id}")
    one.raise_for_status()
    listed = session.get(f"{BASE_URL}/behavioralassessments", params={"externalId": "python-1", "$top": 10})
    listed.raise_for_status()
    report = session.get(one.json()["descriptiveReportUrl"])
    report.raise_for_status()
    return {"one": one.json(), "listed": listed.json(), "report": report.content[:5].decode()}


print(json.dumps({"create": create, "read": read}[sys.argv[1]](sys.argv[2])))
