package io.stowage.messages.text;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.ConstrainedFieldPosition;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.NoUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;

/**
 * Numbers, sizes and times as they are written in a customer's language and region.
 *
 * <p>The calendar is the Gregorian one everywhere, as on invoices, unless the locale asks for another by its extension
 * ({@code fa-IR-u-ca-persian}).
 */
final class LocalFormats {

    private final ULocale locale;
    private final ZoneId zone;

    private LocalFormats(ULocale locale, ZoneId zone) {
        this.locale = locale;
        this.zone = zone;
    }

    /** Of the language that the text is in, so that no foreign names of months or units stand in it. */
    static LocalFormats of(Language language, Locale wanted, ZoneId zone) {
        ULocale asked = ULocale.forLocale(wanted);
        ULocale.Builder builder = new ULocale.Builder().setLanguage(language.code());
        if (!asked.getCountry().isEmpty()) {
            builder.setRegion(asked.getCountry());
        }
        for (String key : new String[] {"ca", "nu"}) {
            String type = asked.getUnicodeLocaleType(key);
            if (type != null) {
                builder.setUnicodeLocaleKeyword(key, type);
            }
        }
        if (asked.getUnicodeLocaleType("ca") == null) {
            builder.setUnicodeLocaleKeyword("ca", "gregory");
        }
        return new LocalFormats(builder.build(), zone);
    }

    /** @param size in this unit, at most two decimals are shown */
    String size(BigDecimal size, SizeUnit unit) {
        Sized ten = Sized.of(formatted(BigDecimal.TEN, unit.inThousands().measure()));
        if (!ten.unit().equals(unit.inThousands().symbol())) {
            return formatted(size, unit.measure()).toString();
        }
        // A symbol is the same beside every number; one beside 1 may be misplaced (Hebrew).
        return ten.withUnit(unit.symbol()).replace(number(BigDecimal.TEN), number(size));
    }

    /** How the unit is written beside a number. */
    String unit(SizeUnit unit) {
        String thousands = Sized.of(formatted(BigDecimal.TEN, unit.inThousands().measure()))
                .unit();
        return thousands.equals(unit.inThousands().symbol())
                ? unit.symbol()
                : Sized.of(formatted(BigDecimal.TEN, unit.measure())).unit();
    }

    /** @param percent 100 is the whole, at most two decimals are shown */
    String percent(BigDecimal percent) {
        return formatted(percent, MeasureUnit.PERCENT).toString();
    }

    /** The day and the minute, with the time zone. */
    String moment(Instant moment) {
        DateFormat format = DateFormat.getInstanceForSkeleton("yMMMMdjmz", locale);
        format.setTimeZone(TimeZone.getTimeZone(idOf(zone)));
        return format.format(Date.from(moment));
    }

    String day(LocalDate day) {
        DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, locale);
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    /** ICU takes an offset (+02:00) for nothing that it knows, and so for none; the JDK writes one as both read it. */
    private static String idOf(ZoneId zone) {
        return java.util.TimeZone.getTimeZone(zone).getID();
    }

    private String number(BigDecimal number) {
        return formatted(number, NoUnit.BASE).toString();
    }

    private FormattedNumber formatted(BigDecimal number, MeasureUnit unit) {
        return NumberFormatter.withLocale(locale)
                .unit(unit)
                .unitWidth(UnitWidth.SHORT)
                .precision(Precision.maxFraction(2))
                .roundingMode(RoundingMode.DOWN)
                .format(number);
    }

    /**
     * A size as text, and where its unit is in it. A language that writes GB as everybody does is taken to write GiB so
     * too: the data on languages put 1024s together of a prefix and the word for byte (Gibyte). Others have symbols of
     * their own (ГБ and ГиБ, Go and Gio).
     */
    private record Sized(String text, int start, int end) {

        static Sized of(FormattedNumber number) {
            ConstrainedFieldPosition position = new ConstrainedFieldPosition();
            position.constrainField(NumberFormat.Field.MEASURE_UNIT);
            return number.nextPosition(position)
                    ? new Sized(number.toString(), position.getStart(), position.getLimit())
                    : new Sized(number.toString(), 0, 0);
        }

        String unit() {
            return text.substring(start, end);
        }

        String withUnit(String unit) {
            return text.substring(0, start) + unit + text.substring(end);
        }
    }
}
