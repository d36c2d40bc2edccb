// Needs Java 15 and the SDK: com.github.wechatpay-apiv3:wechatpay-java:0.2.17. The environment has the credentials.
import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.http.HttpResponse;
import com.wechat.pay.java.core.http.JsonRequestBody;
import java.util.Map;

class CompletePayAfterOrder {
  public static void main(String[] args) {
    Config config =
        new RSAPublicKeyConfig.Builder()
            .merchantId(System.getenv("WECHATPAY_MCHID"))
            .merchantSerialNumber(System.getenv("WECHATPAY_SERIAL_NO"))
            .privateKeyFromPath(System.getenv("WECHATPAY_PRIVATE_KEY_FILE"))
            .publicKeyId(System.getenv("WECHATPAY_PUBLIC_KEY_ID"))
            .publicKeyFromPath(System.getenv("WECHATPAY_PUBLIC_KEY_FILE"))
            .apiV3Key(System.getenv("WECHATPAY_API_V3_KEY")) // 32 bytes; the SDK asks for it
            .build();
    HttpClient client = new DefaultHttpClientBuilder().config(config).build();
    String baseUrl = System.getenv().getOrDefault("WECHATPAY_BASE_URL", "https://api.mch.weixin.qq.com");
    HttpHeaders headers = new HttpHeaders();
    headers.addHeader("Accept", "application/json");
    headers.addHeader("Content-Type", "application/json");

    String body =
        """
        {
          "appid": "wxd678efh567hg6787",
          "service_id": "500001",
          "finish_type": 2,
          "real_service_start_time": "20251018090000",
          "real_service_end_time": "20251018103000",
          "real_service_end_location": "深圳湾公园北门",
          "fees": [
            {
              "fee_name": "车费",
              "fee_amount": 4500,
              "fee_desc": "里程18公里"
            },
            {
              "fee_name": "停车费",
              "fee_amount": 500,
              "fee_desc": "停车1小时"
            }
          ],
          "discounts": [
            {
              "discount_name": "出行券",
              "discount_amount": 1000,
              "discount_desc": "满40元可用"
            }
          ],
          "total_amount": 4000,
          "finish_ticket": "SDF8J2DFH8DHE42KL9DF2JKDU8F",
          "profit_sharing": false
        }""";
    try {
      HttpResponse<Map> response =
          client.post(
              headers,
              baseUrl + "/v3/payscore/payafter-orders/1234323JKHDFE1243252/complete",
              new JsonRequestBody.Builder().body(body).build(),
              Map.class);
      // The SDK has verified the signature. It takes a 202, which has no order, for a success: send the same request again.
      Map<?, ?> order = response.getServiceResponse();
      boolean completed = order != null && order.containsKey("out_order_no");
      System.out.println(completed ? "completed: " + order.get("order_id") : "unknown");
    } catch (ServiceException e) {
      // A 4xx is a refusal, and its signature is not verified. After a 5xx, or any other exception, the outcome is unknown.
      System.out.println(e.getHttpStatusCode() + " " + e.getErrorCode() + " " + e.getErrorMessage());
    }
  }
}
