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
        'post_payments' => [
            [
                'name' => '就餐费用',
                'amount' => 40000,
                'description' => '就餐人均100元',
                'count' => 4,
            ],
        ],
        'post_discounts' => [
            [
                'name' => '满20减1元',
                'description' => '不与其他优惠叠加',
                'amount' => 100,
                'count' => 1,
            ],
        ],
        'total_amount' => 39900,
        'time_range' => [
            'start_time' => '20091225091010',
            'start_time_remark' => '备注1',
            'end_time' => '20091225121010',
            'end_time_remark' => '备注2',
        ],
        'location' => [
            'end_location' => '嗨客时尚主题展餐厅',
        ],
        'profit_sharing' => false,
        'goods_tag' => 'goods_tag',
        'device' => [
            'start_device_id' => 'HG123456',
            'end_device_id' => 'HG123456',
            'materiel_no' => 'example_materiel_no',
        ],
    ],
];

// Three styles of the same call; choose one. An order number inside chain() would lose its upper case: name it there only.
$template = 'v3/payscore/serviceorder/{out_order_no}/complete';
$styles = [
    'chain' => fn () => $wechatpay->chain($template)->post($request),
    'properties' => fn () => $wechatpay->v3->payscore->serviceorder->_out_order_no_->complete->post($request),
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
