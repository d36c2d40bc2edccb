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
	}`
	result, err := client.Post(ctx, baseURL+"/v3/payscore/serviceorder/1234323JKHDFE1243252/complete", body)
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
