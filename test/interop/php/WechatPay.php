<?php

declare(strict_types=1);

/**
 * A client for WeChat Pay's API v3 with nothing but PHP 8 and its extensions curl and openssl.
 *
 * It signs each request, verifies each response, and returns nothing that is not verified.
 * https://pay.weixin.qq.com/doc/v3/merchant/4012365342 (signature of a request)
 * https://pay.weixin.qq.com/doc/v3/merchant/4013053420 (verification of a response)
 */
final class WechatPay
{
    /** By how many seconds a response's timestamp may differ from this machine's clock. */
    private const CLOCK_TOLERANCE = 300;

    /** @param array<string, OpenSSLAsymmetricKey> $platformKeys by Wechatpay-Serial: a certificate's serial number, or PUB_KEY_ID_… */
    public function __construct(
        private string $mchid,
        private string $serialNo,
        private OpenSSLAsymmetricKey $privateKey,
        private array $platformKeys,
        private string $baseUrl = 'https://api.mch.weixin.qq.com',
    ) {
    }

    /**
     * @param string $target path and query, percent-encoded, as it goes over the wire
     * @return array{status: int, body: mixed} a response that WeChat Pay has signed, or a 401, which is never signed
     * @throws RuntimeException when no such response came: then the outcome is unknown, and the same call may be repeated
     */
    public function call(string $method, string $target, ?array $body = null): array
    {
        // These very bytes are signed and sent.
        $json = $body === null ? '' : json_encode($body, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
        [$status, $headers, $text] = $this->send($method, $target, $json);
        if ($status !== 401) {
            $this->verify($headers, $text, $this->platformKeys);
        }
        return ['status' => $status, 'body' => json_decode($text, true, 512, JSON_THROW_ON_ERROR)];
    }

    /**
     * The platform certificates, by serial number. The list is verified with a certificate that it brings: it decrypts only
     * under the merchant's own APIv3 key.
     *
     * @return array<string, string> PEM
     */
    public function downloadCertificates(string $apiV3Key): array
    {
        [$status, $headers, $text] = $this->send('GET', '/v3/certificates', '');
        $list = json_decode($text, true, 512, JSON_THROW_ON_ERROR);
        if ($status !== 200) {
            throw new RuntimeException("$status {$list['code']}: {$list['message']}");
        }
        $certificates = [];
        foreach ($list['data'] as ['serial_no' => $serial, 'encrypt_certificate' => $encrypted]) {
            $certificates[$serial] = self::decrypt($encrypted, $apiV3Key);
        }
        $this->verify($headers, $text, array_map('openssl_pkey_get_public', $certificates));
        return $certificates;
    }

    /** AEAD_AES_256_GCM: certificates and the content of notifications. */
    public static function decrypt(array $resource, string $apiV3Key): string
    {
        $bytes = base64_decode($resource['ciphertext'], true);
        $plaintext = openssl_decrypt(
            substr($bytes, 0, -16),
            'aes-256-gcm',
            $apiV3Key,
            OPENSSL_RAW_DATA,
            $resource['nonce'],
            substr($bytes, -16),
            $resource['associated_data'] ?? '',
        );
        return $plaintext !== false ? $plaintext : throw new RuntimeException('Cannot decrypt: is it another APIv3 key?');
    }

    /** @return array{int, array<string, string>, string} */
    private function send(string $method, string $target, string $json): array
    {
        $headers = [];
        $curl = curl_init($this->baseUrl . $target);
        curl_setopt_array($curl, [
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 10,
            CURLOPT_HTTPHEADER => [
                'Accept: application/json',
                'Content-Type: application/json',
                'User-Agent: php-curl',
                'Authorization: ' . $this->authorization($method, $target, $json),
            ],
            CURLOPT_HEADERFUNCTION => function ($curl, string $line) use (&$headers): int {
                [$name, $value] = explode(':', $line, 2) + [1 => ''];
                $headers[strtolower($name)] = trim($value);
                return strlen($line);
            },
        ] + ($json === '' ? [] : [CURLOPT_POSTFIELDS => $json]));
        $text = curl_exec($curl);
        if ($text === false) {
            throw new RuntimeException('No response: ' . curl_error($curl));
        }
        return [curl_getinfo($curl, CURLINFO_RESPONSE_CODE), $headers, $text];
    }

    private function authorization(string $method, string $target, string $json): string
    {
        $timestamp = time();
        $nonce = bin2hex(random_bytes(16));
        openssl_sign("$method\n$target\n$timestamp\n$nonce\n$json\n", $signature, $this->privateKey, OPENSSL_ALGO_SHA256);
        return 'WECHATPAY2-SHA256-RSA2048 ' . sprintf(
            'mchid="%s",nonce_str="%s",timestamp="%d",serial_no="%s",signature="%s"',
            $this->mchid,
            $nonce,
            $timestamp,
            $this->serialNo,
            base64_encode($signature),
        );
    }

    /** @param array<string, OpenSSLAsymmetricKey> $keys */
    private function verify(array $headers, string $text, array $keys): void
    {
        foreach (['timestamp', 'nonce', 'signature', 'serial'] as $name) {
            $$name = $headers["wechatpay-$name"] ?? throw new RuntimeException("The response has no Wechatpay-$name");
        }
        if (!ctype_digit($timestamp) || abs(time() - (int) $timestamp) > self::CLOCK_TOLERANCE) {
            throw new RuntimeException('The response is too old, or this machine\'s clock is wrong');
        }
        $key = $keys[$serial] ?? throw new RuntimeException('The response names a key that is not there: ' . $serial);
        $bytes = base64_decode($signature, true);
        if ($bytes === false || openssl_verify("$timestamp\n$nonce\n$text\n", $bytes, $key, OPENSSL_ALGO_SHA256) !== 1) {
            throw new RuntimeException('The signature of the response is wrong');
        }
    }
}
