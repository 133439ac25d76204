"""Sends one CDS Hooks call with a signed token, and prints the cards."""
import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid

import jwt  # pip install 'pyjwt[crypto]'

SERVICE = os.environ["CDS_SERVICE"]  # e.g. https://cds.example/cds-services/diabetes-remission


def token(url: str) -> str:
    with open(os.environ["CDS_KEY"], encoding="ascii") as file:
        key = file.read()
    now = int(time.time())
    claims = {"iss": os.environ["CDS_ISSUER"], "aud": url, "iat": now, "exp": now + 300, "jti": str(uuid.uuid4())}
    return jwt.encode(claims, key, algorithm="ES384", headers={"kid": os.environ["CDS_KID"], "typ": "JWT"})


def post(url: str, body: dict) -> dict:
    for last_try in (False, True):
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token(url)}"}
        request = urllib.request.Request(url, json.dumps(body).encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=5) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            if error.code != 503 or last_try:
                sys.exit(f"{error.code} {error.headers['X-Request-Id']}: {error.read().decode()}")
            time.sleep(min(int(error.headers.get("Retry-After", "1")), 10))
    raise AssertionError("unreachable")


with open(sys.argv[1], encoding="utf-8") as file:
    call = json.load(file)
call["hookInstance"] = str(uuid.uuid4())
for card in post(SERVICE, call)["cards"]:
    print(f"[{card['indicator']}] {card['summary']}")
