package cn.hegui.site;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hegui.model.ParameterType;
import cn.hegui.model.RuleKind;
import cn.hegui.policy.RuleKinds;
import org.junit.jupiter.api.Test;

class LexiconTest {
    @Test
    void everyParameterOfEveryKindHasWords() {
        for (RuleKind kind : RuleKinds.bundled().byId().values()) {
            assertThat(kind.parameters().keySet())
                    .as("%s: add parameter.NAME=中文 | English to site/words.properties", kind.id())
                    .allMatch(Lexicon::knows);
        }
    }

    @Test
    void everyTypeHasWords() {
        for (ParameterType type : ParameterType.values()) {
            assertThat(Lexicon.type(type.code()).zh()).as(type.code()).isNotEqualTo(type.code());
        }
    }

    @Test
    void whatHasNoWordsStandsForItself() {
        assertThat(Lexicon.parameter("unheard").en()).isEqualTo("unheard");
        assertThat(Lexicon.code("scope", "elsewhere").zh()).isEqualTo("elsewhere");
    }
}
