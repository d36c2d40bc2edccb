// Needs Java 15 and the SDK: com.github.wechatpay-apiv3:wechatpay-java:0.2.17. The environment has the credentials.
import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpHeaders;
import java.util.Map;

class QueryServiceOrder {
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

    String url =
        baseUrl
            + "/v3/payscore/serviceorder"
            + "?service_id=500001"
            + "&appid=wxd678efh567hg6787"
            + "&out_order_no=1234323JKHDFE1243252";
    try {
      Map<?, ?> order = client.get(headers, url, Map.class).getServiceResponse(); // the SDK has verified the signature
      System.out.println("found: " + order.get("out_order_no") + " " + order.get("state"));
    } catch (ServiceException e) {
      // The signature of an error is not verified.
      System.out.println(e.getHttpStatusCode() + " " + e.getErrorCode() + " " + e.getErrorMessage());
    }
  }
}
