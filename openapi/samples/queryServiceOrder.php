<?php
// Needs PHP 7.4 and the SDK: composer require wechatpay/wechatpay:^1.4.12. The environment has the credentials.
require 'vendor/autoload.php';

use GuzzleHttp\Exception\ClientException;
use WeChatPay\Builder;
use WeChatPay\Crypto\Rsa;

$publicKeyId = getenv('WECHATPAY_PUBLIC_KEY_ID');
$wechatpay = Builder::factory([
    'base_uri' => getenv('WECHATPAY_BASE_URL') ?: 'https://api.mch.weixin.qq.com/',
    'mchid' => getenv('WECHATPAY_MCHID'),
    'serial' => getenv('WECHATPAY_SERIAL_NO'),
    'privateKey' => Rsa::from(file_get_contents(getenv('WECHATPAY_PRIVATE_KEY_FILE')), Rsa::KEY_TYPE_PRIVATE),
    'certs' => [
        $publicKeyId => Rsa::from(file_get_contents(getenv('WECHATPAY_PUBLIC_KEY_FILE')), Rsa::KEY_TYPE_PUBLIC),
    ],
    'headers' => ['Wechatpay-Serial' => $publicKeyId], // the key that signs the responses
]);

$request = [
    'query' => [
        'service_id' => '500001',
        'appid' => 'wxd678efh567hg6787',
        'out_order_no' => '1234323JKHDFE1243252',
    ],
];

// Three styles of the same call; choose one.
$styles = [
    'chain' => fn () => $wechatpay->chain('v3/payscore/serviceorder')->get($request),
    'properties' => fn () => $wechatpay->v3->payscore->serviceorder->get($request),
    'async' => fn () => $wechatpay->chain('v3/payscore/serviceorder')->getAsync($request)->wait(),
];
try {
    $order = json_decode((string) $styles['chain']()->getBody()); // the SDK has verified the signature
    echo 'found: ', $order->out_order_no, ' ', $order->state, PHP_EOL;
} catch (ClientException $e) {
    echo 'not found: ', $e->getResponse()->getBody(), PHP_EOL; // 4xx: its signature is not verified
}
