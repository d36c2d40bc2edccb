"""A client for WeChat Pay's API v3 with Python 3's standard library, and `cryptography` for RSA and AES.

It signs each request, verifies each response, and returns nothing that is not verified.
https://pay.weixin.qq.com/doc/v3/merchant/4012365342 (signature of a request)
https://pay.weixin.qq.com/doc/v3/merchant/4013053420 (verification of a response)
"""

import base64
import binascii
import json
import secrets
import time
import urllib.error
import urllib.request

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.x509 import load_pem_x509_certificate

# By how many seconds a response's timestamp may differ from this machine's clock.
CLOCK_TOLERANCE = 300


class WechatPayError(Exception):
    """No response came that WeChat Pay has signed: the outcome is unknown, and the same call may be repeated."""


def read_public_key(pem):
    """The key of a certificate, or of a public key, from its PEM (bytes)."""
    if b"CERTIFICATE" in pem:
        return load_pem_x509_certificate(pem).public_key()
    return serialization.load_pem_public_key(pem)


def decrypt(resource, api_v3_key):
    """AEAD_AES_256_GCM: certificates and the content of notifications."""
    try:
        return AESGCM(api_v3_key.encode()).decrypt(
            resource["nonce"].encode(),
            base64.b64decode(resource["ciphertext"], validate=True),
            resource.get("associated_data", "").encode(),
        )
    except InvalidTag:
        raise WechatPayError("Cannot decrypt: is it another APIv3 key?") from None


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is no part of the protocol, and must not carry a signed request elsewhere."""

    def redirect_request(self, *_):
        return None


class WechatPay:
    def __init__(self, mchid, serial_no, private_key_pem, platform_keys, base_url="https://api.mch.weixin.qq.com"):
        """platform_keys: public keys by Wechatpay-Serial, which is a certificate's serial number or PUB_KEY_ID_…"""
        self.mchid = mchid
        self.serial_no = serial_no
        self.private_key = serialization.load_pem_private_key(private_key_pem, None)
        self.platform_keys = platform_keys
        self.base_url = base_url
        self.opener = urllib.request.build_opener(NoRedirect)

    def call(self, method, target, body=None):
        """target: path and query, percent-encoded, as it goes over the wire. Returns status and JSON."""
        # These very bytes are signed and sent.
        data = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
        status, headers, text = self._send(method, target, data)
        # A 401 is never signed: the service does not know who asks.
        if status != 401:
            self._verify(headers, text, self.platform_keys)
        return status, json.loads(text)

    def download_certificates(self, api_v3_key):
        """The platform certificates, PEM by serial number.

        The list is verified with a certificate that it brings: it decrypts only under the merchant's own APIv3 key.
        """
        status, headers, text = self._send("GET", "/v3/certificates", b"")
        answer = json.loads(text)
        if status != 200:
            raise WechatPayError(f"{status} {answer['code']}: {answer['message']}")
        certificates = {item["serial_no"]: decrypt(item["encrypt_certificate"], api_v3_key) for item in answer["data"]}
        self._verify(headers, text, {serial: read_public_key(pem) for serial, pem in certificates.items()})
        return {serial: pem.decode() for serial, pem in certificates.items()}

    def _send(self, method, target, data):
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "User-Agent": "python-urllib",
            "Authorization": self._authorization(method, target, data),
        }
        request = urllib.request.Request(self.base_url + target, data or None, headers, method=method)
        try:
            with self.opener.open(request, timeout=10) as response:
                return response.status, response.headers, response.read()
        except urllib.error.HTTPError as response:
            return response.code, response.headers, response.read()
        except OSError as error:
            raise WechatPayError(f"No response: {error}") from error

    def _authorization(self, method, target, data):
        timestamp, nonce = int(time.time()), secrets.token_hex(16)
        message = f"{method}\n{target}\n{timestamp}\n{nonce}\n".encode() + data + b"\n"
        signature = self.private_key.sign(message, padding.PKCS1v15(), hashes.SHA256())
        return (
            f'WECHATPAY2-SHA256-RSA2048 mchid="{self.mchid}",nonce_str="{nonce}",timestamp="{timestamp}",'
            f'serial_no="{self.serial_no}",signature="{base64.b64encode(signature).decode()}"'
        )

    @staticmethod
    def _verify(headers, text, keys):
        names = ("Timestamp", "Nonce", "Signature", "Serial")
        timestamp, nonce, signature, serial = (headers.get(f"Wechatpay-{name}", "") for name in names)
        if not (timestamp and nonce and signature and serial):
            raise WechatPayError("The response is not signed")
        if not timestamp.isdecimal() or abs(time.time() - int(timestamp)) > CLOCK_TOLERANCE:
            raise WechatPayError("The response is too old, or this machine's clock is wrong")
        if serial not in keys:
            raise WechatPayError(f"The response names a key that is not there: {serial}")
        message = f"{timestamp}\n{nonce}\n".encode() + text + b"\n"
        try:
            raw = base64.b64decode(signature, validate=True)
            keys[serial].verify(raw, message, padding.PKCS1v15(), hashes.SHA256())
        except (InvalidSignature, binascii.Error):
            raise WechatPayError("The signature of the response is wrong") from None
