# Needs bash, curl and openssl. WECHATPAY_MCHID, WECHATPAY_SERIAL_NO and WECHATPAY_PRIVATE_KEY_FILE identify the merchant.
path=/v3/payscore/serviceorder/1234323JKHDFE1243252/complete
body='{
  "appid": "wxd678efh567hg6787",
  "service_id": "500001",
  "post_payments": [
    {
      "name": "就餐费用",
      "amount": 40000,
      "description": "就餐人均100元",
      "count": 4
    }
  ],
  "post_discounts": [
    {
      "name": "满20减1元",
      "description": "不与其他优惠叠加",
      "amount": 100,
      "count": 1
    }
  ],
  "total_amount": 39900,
  "time_range": {
    "start_time": "20091225091010",
    "start_time_remark": "备注1",
    "end_time": "20091225121010",
    "end_time_remark": "备注2"
  },
  "location": {
    "end_location": "嗨客时尚主题展餐厅"
  },
  "profit_sharing": false,
  "goods_tag": "goods_tag",
  "device": {
    "start_device_id": "HG123456",
    "end_device_id": "HG123456",
    "materiel_no": "example_materiel_no"
  }
}'

timestamp=$(date +%s)
nonce=$(openssl rand -hex 16)
signature=$(printf 'POST\n%s\n%s\n%s\n%s\n' "$path" "$timestamp" "$nonce" "$body" |
  openssl dgst -sha256 -sign "$WECHATPAY_PRIVATE_KEY_FILE" | openssl base64 -A)
token="mchid=\"$WECHATPAY_MCHID\",nonce_str=\"$nonce\",timestamp=\"$timestamp\",serial_no=\"$WECHATPAY_SERIAL_NO\",signature=\"$signature\""

# It prints the response with its headers. Verify Wechatpay-Signature before you trust it.
curl -i "${WECHATPAY_BASE_URL:-https://api.mch.weixin.qq.com}$path" \
  -H "Authorization: WECHATPAY2-SHA256-RSA2048 $token" \
  -H 'Accept: application/json' -H 'Content-Type: application/json' -H 'User-Agent: curl' \
  --data-binary "$body"
