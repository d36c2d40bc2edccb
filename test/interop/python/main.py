"""python3 main.py call METHOD TARGET < body.json · python3 main.py certificates

The keys and the base URL come from the environment. It prints a verified response as JSON.
"""

import json
import os
import sys
from pathlib import Path

from wechatpay import WechatPay, WechatPayError, read_public_key

env = os.environ
files = json.loads(env["PLATFORM_KEY_FILES"])
client = WechatPay(
    env["WECHATPAY_MCHID"],
    env["WECHATPAY_SERIAL_NO"],
    Path(env["WECHATPAY_PRIVATE_KEY_FILE"]).read_bytes(),
    {serial: read_public_key(Path(file).read_bytes()) for serial, file in files.items()},
    env["WECHATPAY_BASE_URL"],
)
try:
    if sys.argv[1] == "certificates":
        result = client.download_certificates(env["WECHATPAY_API_V3_KEY"])
    else:
        body = sys.stdin.read()
        status, answer = client.call(sys.argv[2], sys.argv[3], json.loads(body) if body else None)
        result = {"status": status, "body": answer}
except (WechatPayError, json.JSONDecodeError) as error:
    sys.exit(str(error))
print(json.dumps(result))
