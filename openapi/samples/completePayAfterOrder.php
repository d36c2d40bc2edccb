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
    'out_order_no' => '1234323JKHDFE1243252', // goes into the path
    'json' => [
        'appid' => 'wxd678efh567hg6787',
        'service_id' => '500001',
        'finish_type' => 2,
        'real_service_start_time' => '20251018090000',
        'real_service_end_time' => '20251018103000',
        'real_service_end_location' => '深圳湾公园北门',
        'fees' => [
            [
                'fee_name' => '车费',
                'fee_amount' => 4500,
                'fee_desc' => '里程18公里',
            ],
            [
                'fee_name' => '停车费',
                'fee_amount' => 500,
                'fee_desc' => '停车1小时',
            ],
        ],
        'discounts' => [
            [
                'discount_name' => '出行券',
                'discount_amount' => 1000,
                'discount_desc' => '满40元可用',
            ],
        ],
        'total_amount' => 4000,
        'finish_ticket' => 'SDF8J2DFH8DHE42KL9DF2JKDU8F',
        'profit_sharing' => false,
    ],
];

// Three styles of the same call; choose one. An order number inside chain() would lose its upper case: name it there only.
$template = 'v3/payscore/payafter-orders/{out_order_no}/complete';
$styles = [
    'chain' => fn () => $wechatpay->chain($template)->post($request),
    'properties' => fn () => $wechatpay->v3->payscore->payafterOrders->_out_order_no_->complete->post($request),
    'async' => fn () => $wechatpay->chain($template)->postAsync($request)->wait(),
];
try {
    $response = $styles['chain']();
    // The SDK has verified the signature. After a 202, or any other exception, send the same request again, or query.
    if ($response->getStatusCode() === 200) {
        echo 'completed: ', json_decode((string) $response->getBody())->order_id, PHP_EOL;
    } else {
        echo 'unknown: ', $response->getStatusCode(), PHP_EOL;
    }
} catch (ClientException $e) {
    echo 'refused: ', $e->getResponse()->getBody(), PHP_EOL; // 4xx: its signature is not verified
}
