// Needs the SDK: go get github.com/wechatpay-apiv3/wechatpay-go@v0.2.21. The environment has the credentials.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/wechatpay-apiv3/wechatpay-go/core"
	"github.com/wechatpay-apiv3/wechatpay-go/core/option"
	"github.com/wechatpay-apiv3/wechatpay-go/utils"
)

func main() {
	privateKey, err := utils.LoadPrivateKeyWithPath(os.Getenv("WECHATPAY_PRIVATE_KEY_FILE"))
	if err != nil {
		log.Fatal(err)
	}
	publicKey, err := utils.LoadPublicKeyWithPath(os.Getenv("WECHATPAY_PUBLIC_KEY_FILE"))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	client, err := core.NewClient(ctx, option.WithWechatPayPublicKeyAuthCipher(
		os.Getenv("WECHATPAY_MCHID"), os.Getenv("WECHATPAY_SERIAL_NO"), privateKey,
		os.Getenv("WECHATPAY_PUBLIC_KEY_ID"), publicKey,
	))
	if err != nil {
		log.Fatal(err)
	}
	baseURL := os.Getenv("WECHATPAY_BASE_URL")
	if baseURL == "" {
		baseURL = "https://api.mch.weixin.qq.com"
	}

	body := `{
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
	}`
	result, err := client.Post(ctx, baseURL+"/v3/payscore/smartretail-orders/1234323JKHDFE1243252/complete", body)
	var apiError *core.APIError
	if errors.As(err, &apiError) && apiError.StatusCode < 500 {
		fmt.Println("refused:", apiError.Code, apiError.Message) // its signature is not verified
		return
	}
	if err != nil {
		log.Fatal("unknown: send the same request again, or query the order: ", err)
	}
	defer result.Response.Body.Close()
	// The SDK has verified the signature. It takes a 202 for a success, which it is not: send the same request again.
	text, err := io.ReadAll(result.Response.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(result.Response.StatusCode, string(text))
}
