import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/** Sends one CDS Hooks call with a signed token, and prints the answer. Run it with: java Client.java call.json */
public class Client {
  static final String SERVICE = System.getenv("CDS_SERVICE"); // e.g. https://cds.example/cds-services/diabetes-remission
  static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  public static void main(String[] arguments) throws Exception {
    String call = Files.readString(Path.of(arguments[0]));
    HttpResponse<String> answer = post(SERVICE, call);
    if (answer.statusCode() == 503) { // restarting or full: once more, with a new token
      Thread.sleep(1000 * Math.min(10, answer.headers().firstValueAsLong("Retry-After").orElse(1)));
      answer = post(SERVICE, call);
    }
    if (answer.statusCode() != 200) {
      System.err.println(answer.statusCode() + " " + answer.headers().firstValue("X-Request-Id").orElse("") + ": " + answer.body());
      System.exit(1);
    }
    System.out.println(answer.body()); // { "cards": [...] }
  }

  static HttpResponse<String> post(String url, String body) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url))
        .timeout(Duration.ofSeconds(5))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + token(url))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  static String token(String url) throws Exception {
    long now = System.currentTimeMillis() / 1000;
    String header = "{\"alg\":\"ES384\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(System.getenv("CDS_KID"));
    String claims = "{\"iss\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d,\"jti\":\"%s\"}"
        .formatted(System.getenv("CDS_ISSUER"), url, now, now + 300, UUID.randomUUID());
    String signed = encode(header.getBytes(StandardCharsets.UTF_8)) + "." + encode(claims.getBytes(StandardCharsets.UTF_8));
    Signature signature = Signature.getInstance("SHA384withECDSAinP1363Format");
    signature.initSign(privateKey());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + encode(signature.sign());
  }

  static PrivateKey privateKey() throws Exception {
    String pem = Files.readString(Path.of(System.getenv("CDS_KEY")));
    byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key));
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
