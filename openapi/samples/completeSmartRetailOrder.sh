# Needs bash, curl and openssl. WECHATPAY_MCHID, WECHATPAY_SERIAL_NO and WECHATPAY_PRIVATE_KEY_FILE identify the merchant.
path=/v3/payscore/smartretail-orders/1234323JKHDFE1243252/complete
body='{
  "appid": "wxd678efh567hg6787",
  "service_id": "500001",
  "finish_type": 2,
  "real_service_start_time": "20251018120500",
  "real_service_end_time": "20251018121530",
  "fees": [
    {
      "fee_name": "商品费用",
      "fee_count": 2,
      "fee_amount": 3900,
      "fee_desc": "咖啡豆2袋"
    }
  ],
  "discounts": [
    {
      "discount_name": "满20减1元",
      "discount_amount": 100,
      "discount_desc": "不与其他优惠叠加"
    }
  ],
  "total_amount": 3800,
  "finish_ticket": "SDF8J2DFH8DHE42KL9DF2JKDU8F",
  "profit_sharing": false
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
