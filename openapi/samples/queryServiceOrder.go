// Needs the SDK: go get github.com/wechatpay-apiv3/wechatpay-go@v0.2.21. The environment has the credentials.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net/url"
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

	query := url.Values{
		"service_id":   {"500001"},
		"appid":        {"wxd678efh567hg6787"},
		"out_order_no": {"1234323JKHDFE1243252"},
	}
	result, err := client.Get(ctx, baseURL+"/v3/payscore/serviceorder?"+query.Encode())
	var apiError *core.APIError
	if errors.As(err, &apiError) && apiError.StatusCode < 500 {
		fmt.Println("not found:", apiError.Code, apiError.Message) // its signature is not verified
		return
	}
	if err != nil {
		log.Fatal(err)
	}
	defer result.Response.Body.Close()
	text, err := io.ReadAll(result.Response.Body) // the SDK has verified the signature
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(text))
}
