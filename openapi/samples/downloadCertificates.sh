# Needs bash, curl and openssl. WECHATPAY_MCHID, WECHATPAY_SERIAL_NO and WECHATPAY_PRIVATE_KEY_FILE identify the merchant.
path=/v3/certificates
body= # a GET has none; its line of the message is empty

timestamp=$(date +%s)
nonce=$(openssl rand -hex 16)
signature=$(printf 'GET\n%s\n%s\n%s\n%s\n' "$path" "$timestamp" "$nonce" "$body" |
  openssl dgst -sha256 -sign "$WECHATPAY_PRIVATE_KEY_FILE" | openssl base64 -A)
token="mchid=\"$WECHATPAY_MCHID\",nonce_str=\"$nonce\",timestamp=\"$timestamp\",serial_no=\"$WECHATPAY_SERIAL_NO\",signature=\"$signature\""

# It prints the response with its headers. Verify Wechatpay-Signature before you trust it.
curl -i "${WECHATPAY_BASE_URL:-https://api.mch.weixin.qq.com}$path" \
  -H "Authorization: WECHATPAY2-SHA256-RSA2048 $token" \
  -H 'Accept: application/json' -H 'Content-Type: application/json' -H 'User-Agent: curl'
