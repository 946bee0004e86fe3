package cn.hegui.service.cases;

import cn.hegui.model.Texts;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * To which addresses events may be sent: https only and none of the own network, unless who runs the service allows it. A
 * name is looked up when it is called, and the address that was checked is the one that is called, so that a name cannot be
 * pointed inwards after it was checked.
 */
@Component
class WebhookAddresses implements DnsResolver {
    private static final int LONGEST = 2000;

    private final boolean allowHttp;
    private final boolean allowPrivate;

    WebhookAddresses(CaseSettings settings) {
        this.allowHttp = settings.webhooks().allowHttp();
        this.allowPrivate = settings.webhooks().allowPrivate();
    }

    /** Why events cannot be sent to {@code url}; null: they can, as far as its form and its address now tell. */
    @Nullable
    Texts unfit(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException none) {
            return new Texts("这不是一个网址。", "This is no URL.");
        }
        boolean secure = "https".equals(uri.getScheme());
        if (url.length() > LONGEST || uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            return new Texts(
                    "网址应有主机名，不带账号和片段，至多 2,000 个字符。",
                    "A URL has a host, no user and no fragment, and at most 2,000 characters.");
        }
        if (!secure && !(allowHttp && "http".equals(uri.getScheme()))) {
            return new Texts("网址应以 https:// 开头。", "The URL must begin with https://.");
        }
        try {
            resolve(uri.getHost());
            return null;
        } catch (UnknownHostException closed) {
            return new Texts(
                    "主机不存在，或者是内部网络的地址，不能使用。", "The host does not exist or is of a private network: it cannot be used.");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        String plain = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        List<InetAddress> open = new ArrayList<>();
        for (InetAddress address : InetAddress.getAllByName(plain)) {
            if (allowPrivate || isPublic(address)) {
                open.add(address);
            }
        }
        if (open.isEmpty()) {
            throw new UnknownHostException("no public address");
        }
        return open.toArray(InetAddress[]::new);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Whether an address is one of the open internet: none of the machine, of a private or shared network, or reserved. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        int third = bytes[2] & 0xFF;
        boolean shared = first == 100 && second >= 64 && second <= 127;
        boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean benchmark = first == 198 && (second == 18 || second == 19);
        boolean documentation =
                first == 198 && second == 51 && third == 100 || first == 203 && second == 0 && third == 113;
        return first != 0 && first < 224 && !shared && !protocol && !benchmark && !documentation;
    }

    /** Only global unicast 2000::/3, without tunnels (Teredo, 6to4) that lead to any IPv4 address, and documentation. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        int second = (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF;
        boolean global = (bytes[0] & 0xE0) == 0x20;
        boolean special = first == 0x2001 && (second < 0x0200 || second == 0x0DB8);
        return global && !special && first != 0x2002;
    }
}
