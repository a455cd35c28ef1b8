using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Api.Readings;

/// <summary>
/// Reads CSV straight into columns: a head that names <c>sensor_id, ts, value</c>, and <c>seq</c> if they are numbered, in any order, then a reading a line. For the readings of one
/// sensor, <c>sensor_id</c> is not among the columns. Fields may stand in quotes; none of ours needs them.
/// </summary>
internal sealed class CsvReadings
{
    public const string Description = "A head that names the columns, in any order, then a reading a line.";

    private const int LongestName = 64;

    private readonly Guid? _sensor;
    private readonly ReadingColumnsBuilder _readings = new();
    private readonly ReadingErrors _errors = new();
    private readonly List<Column> _head = [];
    private int _index;

    private CsvReadings(Guid? sensor) => _sensor = sensor;

    private enum Column
    {
        Sensor,
        Time,
        Value,
        Sequence,
    }

    /// <summary>Parses a whole body.</summary>
    /// <param name="body">The CSV, in UTF-8; empty lines do not count.</param>
    /// <param name="sensor">The sensor of all readings; null when each names its own.</param>
    /// <returns>The batch, or everything that is wrong.</returns>
    public static (ReadingBatch? Batch, IReadOnlyList<FieldError> Errors) Parse(ReadOnlySequence<byte> body, Guid? sensor = null)
    {
        var parser = new CsvReadings(sensor);
        parser.ReadBody(body);
        return parser._errors.Any ? (null, parser._errors.All) : (parser._readings.Build(), []);
    }

    private void ReadBody(ReadOnlySequence<byte> body)
    {
        var rest = new SequenceReader<byte>(body);
        rest.IsNext("\uFEFF"u8, advancePast: true); // Spreadsheets begin their UTF-8 with a mark.
        if (!TryReadLine(ref rest, out var head))
        {
            _errors.RequireCount(0);
            return;
        }

        ReadHead(head);
        if (_errors.Any)
        {
            return; // Without columns every line would be wrong in the same way.
        }

        while (TryReadLine(ref rest, out var line))
        {
            ReadReading(line);
            _index++;
        }

        _errors.RequireCount(_index);
    }

    private static bool TryReadLine(ref SequenceReader<byte> rest, out ReadOnlySpan<byte> line)
    {
        while (!rest.End)
        {
            if (!rest.TryReadTo(out line, (byte)'\n'))
            {
                line = rest.UnreadSequence.IsSingleSegment ? rest.UnreadSequence.FirstSpan : rest.UnreadSequence.ToArray();
                rest.AdvanceToEnd();
            }

            line = line.TrimEnd((byte)'\r');
            if (!line.IsEmpty)
            {
                return true;
            }
        }

        line = default;
        return false;
    }

    private void ReadHead(ReadOnlySpan<byte> head)
    {
        foreach (var range in head.Split((byte)','))
        {
            var name = Unquote(head[range]);
            Column? column =
                name.SequenceEqual("ts"u8) ? Column.Time :
                name.SequenceEqual("value"u8) ? Column.Value :
                name.SequenceEqual("seq"u8) ? Column.Sequence :
                _sensor is null && name.SequenceEqual("sensor_id"u8) ? Column.Sensor :
                null;
            if (column is not { } known)
            {
                _errors.Add(Encoding.UTF8.GetString(name[..Math.Min(name.Length, LongestName)]), "is not a known column here; the first line names the columns");
            }
            else if (_head.Contains(known))
            {
                _errors.Add(NameOf(known), "is given twice");
            }
            else
            {
                _head.Add(known);
            }
        }

        foreach (var column in Enum.GetValues<Column>().Where(column => column != Column.Sequence && (column != Column.Sensor || _sensor is null)).Except(_head))
        {
            _errors.Add(NameOf(column), "is required");
        }
    }

    private void ReadReading(ReadOnlySpan<byte> line)
    {
        var sensor = _sensor ?? Guid.Empty;
        long ticks = 0;
        double value = 0;
        var sequence = ReadingBatch.NoSequence;
        var fields = 0;
        foreach (var range in line.Split((byte)','))
        {
            if (fields < _head.Count)
            {
                ReadField(_head[fields], Unquote(line[range]), ref sensor, ref ticks, ref value, ref sequence);
            }

            fields++;
        }

        if (fields != _head.Count)
        {
            _errors.Add($"readings[{_index}]", $"must have {_head.Count} fields, as the first line says, and has {fields}");
        }

        if (!_errors.Any && _readings.Count < ReadingBatch.MaxReadings)
        {
            _readings.Add(sensor, ticks, value, sequence);
        }
    }

    private void ReadField(Column column, ReadOnlySpan<byte> text, ref Guid sensor, ref long ticks, ref double value, ref long sequence)
    {
        var rule = column switch
        {
            Column.Time => ReadingTime.TryParse(text, out ticks) ? null : Forms.Rfc3339.Rule,
            Column.Value => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) ? null : "must be a finite number",
            Column.Sequence => IsSequence(text, ref sequence) ? null : ReadingErrors.SequenceRule,
            _ => Utf8Parser.TryParse(text, out sensor, out var read) && read == text.Length ? null : "must be a UUID",
        };
        if (rule is not null)
        {
            _errors.Add($"readings[{_index}].{NameOf(column)}", rule);
        }
    }

    /// <summary>An empty field is a reading without a number.</summary>
    private static bool IsSequence(ReadOnlySpan<byte> text, ref long sequence) =>
        text.IsEmpty || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out sequence) && sequence <= ReadingErrors.MaxSequence);

    private static string NameOf(Column column) => column switch
    {
        Column.Time => "ts",
        Column.Value => "value",
        Column.Sequence => "seq",
        _ => "sensor_id",
    };

    private static ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> field)
    {
        field = field.Trim((byte)' ');
        return field.Length > 1 && field[0] == '"' && field[^1] == '"' ? field[1..^1] : field;
    }
}
