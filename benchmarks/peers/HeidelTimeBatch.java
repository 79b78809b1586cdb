import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.List;
import java.util.logging.LogManager;

/** Tags every text of a list in one process: FOLDER/list.tsv holds "file TAB date" lines; prints seconds per pass. */
public class HeidelTimeBatch {
    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        Path folder = Path.of(args[0]);
        int passes = Integer.parseInt(args[1]);
        DocumentType type = DocumentType.valueOf(args[2]);
        SimpleDateFormat days = new SimpleDateFormat("yyyy-MM-dd");
        List<String> lines = Files.readAllLines(folder.resolve("list.tsv"));
        String[] texts = new String[lines.size()];
        Date[] dates = new Date[lines.size()];
        for (int i = 0; i < texts.length; i++) {
            String[] fields = lines.get(i).split("\t");
            texts[i] = Files.readString(folder.resolve(fields[0]));
            dates[i] = days.parse(fields[1]);
        }
        HeidelTimeStandalone tagger =
            new HeidelTimeStandalone(Language.ENGLISH, type, OutputType.TIMEML, args[3]);
        for (int i = 0; i < Math.min(3, texts.length); i++) {
            tagger.process(texts[i], dates[i]);
        }
        for (int pass = 0; pass < passes; pass++) {
            long start = System.nanoTime();
            for (int i = 0; i < texts.length; i++) {
                tagger.process(texts[i], dates[i]);
            }
            System.out.println("seconds " + (System.nanoTime() - start) / 1e9);
        }
    }
}
