<?php

// php main.php call METHOD TARGET < body.json · php main.php certificates
// The keys and the base URL come from the environment. It prints a verified response as JSON.

declare(strict_types=1);

require __DIR__ . '/WechatPay.php';

$platformKeys = [];
foreach (json_decode(getenv('PLATFORM_KEY_FILES'), true) as $serial => $file) {
    $platformKeys[$serial] = openssl_pkey_get_public(file_get_contents($file));
}
$client = new WechatPay(
    getenv('WECHATPAY_MCHID'),
    getenv('WECHATPAY_SERIAL_NO'),
    openssl_pkey_get_private(file_get_contents(getenv('WECHATPAY_PRIVATE_KEY_FILE'))),
    $platformKeys,
    getenv('WECHATPAY_BASE_URL'),
);
try {
    if ($argv[1] === 'certificates') {
        $result = $client->downloadCertificates(getenv('WECHATPAY_API_V3_KEY'));
    } else {
        $body = stream_get_contents(STDIN);
        $result = $client->call($argv[2], $argv[3], $body === '' ? null : json_decode($body, true));
    }
} catch (RuntimeException | JsonException $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(1);
}
echo json_encode($result, JSON_UNESCAPED_UNICODE);
