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

class CompleteServiceOrder {
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
        }""";
    try {
      HttpResponse<Map> response =
          client.post(
              headers,
              baseUrl + "/v3/payscore/serviceorder/1234323JKHDFE1243252/complete",
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
