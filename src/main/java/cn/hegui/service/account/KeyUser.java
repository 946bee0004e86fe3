package cn.hegui.service.account;

import cn.hegui.store.ApiKey;
import java.io.Serializable;

/** A program that came with a key. */
record KeyUser(Actor actor) implements SignedIn, Serializable {
    private static final long serialVersionUID = 1L;

    KeyUser(ApiKey key) {
        this(new Actor(key.id(), "key:" + key.name(), key.name(), key.role(), key.scope(), key.keyScopes()));
    }
}
