package cn.hegui.intake.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredBytesTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 3 << 20, 1L << 40})
    void every_piece_comes_back_in_whatever_order(long inMemory) throws IOException {
        Random random = new Random(1);
        List<byte[]> pieces = new ArrayList<>();
        List<Long> places = new ArrayList<>();
        try (StoredBytes store = new StoredBytes(inMemory)) {
            for (int i = 0; i < 2000; i++) {
                byte[] piece = new byte[i % 500 == 7 ? 1_500_000 : random.nextInt(8000)];
                random.nextBytes(piece);
                pieces.add(piece);
                places.add(store.add(piece, piece.length));
            }
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < pieces.size(); i++) {
                order.add(i);
            }
            Collections.shuffle(order, random);
            for (int i : order) {
                assertThat(store.get(places.get(i))).isEqualTo(pieces.get(i));
            }
        }
    }
}
