package cn.hegui.service.cases;

import cn.hegui.model.Texts;
import cn.hegui.service.account.Actor;
import cn.hegui.service.cases.ApiAnswers.BadRequestException;
import cn.hegui.store.Webhooks;
import cn.hegui.store.Webhooks.DeliveryState;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The webhooks of a credit system: its own endpoints and what was sent to them. */
@RestController
class WebhookApi {
    private static final int MOST_ENDPOINTS = 5;

    private final Webhooks webhooks;
    private final WebhookAddresses addresses;
    private final Clock clock;

    WebhookApi(Webhooks webhooks, WebhookAddresses addresses, Clock clock) {
        this.webhooks = webhooks;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** {@code {"url":"https://…"}}; the answer alone holds the secret. */
    @PostMapping("/api/v1/webhooks")
    ResponseEntity<String> add(HttpServletRequest request) throws IOException {
        Actor actor = ApiAnswers.actor();
        try {
            String url = ApiAnswers.text(ApiAnswers.body(request), "url");
            Texts unfit = addresses.unfit(url);
            if (unfit != null) {
                return ApiAnswers.problem(
                        HttpStatus.UNPROCESSABLE_CONTENT, new Texts("不能使用这个地址", "The address cannot be used"), unfit);
            }
            Webhooks.Endpoint endpoint = new Webhooks.Endpoint(
                    UUID.randomUUID(),
                    actor.id().toString(),
                    url,
                    WebhookSignature.newSecret(),
                    actor.scope().region(),
                    clock.instant());
            if (!webhooks.add(endpoint, MOST_ENDPOINTS)) {
                return ApiAnswers.problem(
                        HttpStatus.CONFLICT,
                        new Texts("端点太多", "Too many endpoints"),
                        new Texts(
                                "一个账号至多 " + MOST_ENDPOINTS + " 个端点，请先删去一个。",
                                "An account has at most " + MOST_ENDPOINTS + " endpoints; end one first."));
            }
            Map<String, Object> members = members(endpoint);
            members.put("secret", endpoint.secret());
            return ApiAnswers.json(HttpStatus.CREATED, members);
        } catch (BadRequestException bad) {
            return bad.answer();
        }
    }

    @GetMapping("/api/v1/webhooks")
    ResponseEntity<String> list() {
        List<Map<String, Object>> items = webhooks.of(ApiAnswers.actor().id().toString()).stream()
                .map(WebhookApi::members)
                .toList();
        return ApiAnswers.json(HttpStatus.OK, Map.of("items", items));
    }

    @DeleteMapping("/api/v1/webhooks/{id}")
    ResponseEntity<String> end(@PathVariable String id) {
        UUID endpoint = CasePages.uuid(id);
        boolean ended = endpoint != null
                && webhooks.end(endpoint, ApiAnswers.actor().id().toString(), clock.instant());
        return ended ? ResponseEntity.noContent().build() : ApiAnswers.absent();
    }

    @GetMapping("/api/v1/webhooks/{id}/deliveries")
    ResponseEntity<String> deliveries(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") int limit) {
        UUID endpoint = CasePages.uuid(id);
        if (endpoint == null) {
            return ApiAnswers.absent();
        }
        if (state != null
                && Arrays.stream(DeliveryState.values())
                        .noneMatch(one -> one.code().equals(state))) {
            return ApiAnswers.unfit("state 应为 pending、delivered 或 dead。", "state takes pending, delivered or dead.");
        }
        List<Map<String, Object>> items =
                webhooks
                        .deliveries(endpoint, ApiAnswers.actor().id().toString(), state, ApiAnswers.limit(limit))
                        .stream()
                        .map(WebhookApi::members)
                        .toList();
        return ApiAnswers.json(HttpStatus.OK, Map.of("items", items));
    }

    @PostMapping("/api/v1/webhooks/{id}/deliveries/revive")
    ResponseEntity<String> revive(@PathVariable String id) {
        UUID endpoint = CasePages.uuid(id);
        return endpoint == null
                ? ApiAnswers.absent()
                : ApiAnswers.json(
                        HttpStatus.OK,
                        Map.of(
                                "revived",
                                webhooks.revive(
                                        endpoint, ApiAnswers.actor().id().toString(), clock.instant())));
    }

    private static Map<String, Object> members(Webhooks.Endpoint endpoint) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", endpoint.id().toString());
        members.put("url", endpoint.url());
        if (endpoint.region() != null) {
            members.put("region", endpoint.region().code());
        }
        members.put("createdAt", endpoint.createdAt().toString());
        return members;
    }

    private static Map<String, Object> members(Webhooks.Delivery delivery) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("event", delivery.event());
        members.put("seq", delivery.seq());
        members.put("state", delivery.state());
        members.put("attempts", delivery.attempts());
        if (delivery.state().equals(DeliveryState.PENDING.code())) {
            members.put("nextAttemptAt", delivery.nextAttemptAt().toString());
        }
        if (delivery.lastStatus() != null) {
            members.put("lastStatus", delivery.lastStatus());
        }
        if (delivery.lastFailure() != null) {
            members.put("lastFailure", delivery.lastFailure());
        }
        if (delivery.deliveredAt() != null) {
            members.put("deliveredAt", delivery.deliveredAt().toString());
        }
        return members;
    }
}
