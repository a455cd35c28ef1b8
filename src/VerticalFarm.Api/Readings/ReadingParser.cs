using System.Buffers;
using System.Text.Json;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Api.Readings;

/// <summary>
/// Reads <c>{"readings": [{"sensor_id", "ts", "value", "seq"?}, ..]}</c>, or one such object a line, straight into columns. For the readings of one
/// sensor, <c>sensor_id</c> is not among the fields.
/// </summary>
internal ref struct ReadingParser
{
    private readonly Guid? _sensor;
    private readonly ReadingColumnsBuilder _columns = new();
    private readonly ReadingErrors _errors = new();
    private Utf8JsonReader _json;
    private int _index;

    private ReadingParser(ReadOnlySequence<byte> body, Guid? sensor, bool lines)
    {
        _json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 32, AllowMultipleValues = lines });
        _sensor = sensor;
    }

    /// <summary>Parses a whole body.</summary>
    /// <param name="body">The JSON.</param>
    /// <param name="sensor">The sensor of all readings; null when each names its own.</param>
    /// <returns>The batch, or everything that is wrong.</returns>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static (ReadingBatch? Batch, IReadOnlyList<FieldError> Errors) Parse(ReadOnlySequence<byte> body, Guid? sensor = null) =>
        Run(new ReadingParser(body, sensor, lines: false), lines: false);

    /// <summary>Parses a body of JSON lines: a reading each, without the object around them.</summary>
    /// <param name="body">The lines (NDJSON); empty ones do not count.</param>
    /// <param name="sensor">The sensor of all readings; null when each names its own.</param>
    /// <returns>The batch, or everything that is wrong.</returns>
    /// <exception cref="JsonException">A line is no JSON.</exception>
    public static (ReadingBatch? Batch, IReadOnlyList<FieldError> Errors) ParseLines(ReadOnlySequence<byte> body, Guid? sensor = null) =>
        Run(new ReadingParser(body, sensor, lines: true), lines: true);

    private static (ReadingBatch? Batch, IReadOnlyList<FieldError> Errors) Run(ReadingParser parser, bool lines)
    {
        try
        {
            if (lines)
            {
                parser.ReadLines();
            }
            else
            {
                parser.ReadBody();
            }
        }
        catch (InvalidOperationException noText)
        {
            throw new JsonException("An escape in it makes no text", noText); // Such as a lone \ud800.
        }

        return parser._errors.Any ? (null, parser._errors.All) : (parser._columns.Build(), []);
    }

    private void ReadBody()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            _errors.Add("", "must be an object");
            _json.Skip();
        }
        else
        {
            ReadFields();
        }

        // What follows the value would be no JSON; the reader says so.
        while (_json.Read())
        {
        }
    }

    private void ReadLines()
    {
        while (_json.Read())
        {
            ReadItem();
        }

        _errors.RequireCount(_index);
    }

    private void ReadFields()
    {
        var given = false;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (!_json.ValueTextEquals("readings"u8))
            {
                _errors.Add(_json.GetString()!, "is not a known field here");
                _json.Read();
                _json.Skip();
            }
            else if (given)
            {
                _errors.Add("readings", "is given twice");
                _json.Read();
                _json.Skip();
            }
            else
            {
                given = true;
                ReadList();
            }
        }

        if (!given)
        {
            _errors.Add("readings", "is required");
        }
        else
        {
            _errors.RequireCount(_index);
        }
    }

    private void ReadList()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            _json.Skip();
            return; // Counts as an empty list, which is refused.
        }

        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            ReadItem();
        }
    }

    private void ReadItem()
    {
        if (_json.TokenType == JsonTokenType.StartObject)
        {
            ReadReading();
        }
        else
        {
            _errors.Add($"readings[{_index}]", "must be an object");
            _json.Skip();
        }

        _index++;
    }

    private void ReadReading()
    {
        Guid? sensor = null;
        long? ticks = null;
        double? value = null;
        long? sequence = null;
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            if (_json.ValueTextEquals("value"u8))
            {
                Once(value is null, "value");
                value = ReadValue();
            }
            else if (_json.ValueTextEquals("ts"u8))
            {
                Once(ticks is null, "ts");
                ticks = ReadTime();
            }
            else if (_sensor is null && _json.ValueTextEquals("sensor_id"u8))
            {
                Once(sensor is null, "sensor_id");
                sensor = ReadSensor();
            }
            else if (_json.ValueTextEquals("seq"u8))
            {
                Once(sequence is null, "seq");
                sequence = ReadSequence();
            }
            else
            {
                Refuse(_json.GetString()!, "is not a known field here");
                _json.Read();
                _json.Skip();
            }
        }

        Require(_sensor is not null || sensor is not null, "sensor_id");
        Require(ticks is not null, "ts");
        Require(value is not null, "value");
        if (!_errors.Any && _columns.Count < ReadingBatch.MaxReadings)
        {
            _columns.Add(_sensor ?? sensor!.Value, ticks!.Value, value!.Value, sequence ?? ReadingBatch.NoSequence);
        }
    }

    private double? ReadValue()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out var value) && double.IsFinite(value))
        {
            return value;
        }

        Refuse("value", "must be a finite number");
        _json.Skip();
        return double.NaN;
    }

    private long? ReadTime()
    {
        _json.Read();
        if (_json is { TokenType: JsonTokenType.String, HasValueSequence: false, ValueIsEscaped: false } && ReadingTime.TryParseUsual(_json.ValueSpan, out var ticks))
        {
            return ticks;
        }

        if (_json.TokenType == JsonTokenType.String && HasZone() && _json.TryGetDateTimeOffset(out var time))
        {
            return time.UtcTicks;
        }

        Refuse("ts", Forms.Rfc3339.Rule);
        _json.Skip();
        return 0;
    }

    private long? ReadSequence()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.Null)
        {
            return ReadingBatch.NoSequence;
        }

        if (_json.TokenType == JsonTokenType.Number && _json.TryGetInt64(out var number) && number is >= 0 and <= ReadingErrors.MaxSequence)
        {
            return number;
        }

        Refuse("seq", ReadingErrors.SequenceRule);
        _json.Skip();
        return ReadingBatch.NoSequence;
    }

    private Guid? ReadSensor()
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.String && _json.TryGetGuid(out var sensor))
        {
            return sensor;
        }

        Refuse("sensor_id", "must be a UUID");
        _json.Skip();
        return Guid.Empty;
    }

    private readonly bool HasZone()
    {
        Span<byte> text = stackalloc byte[ReadingTime.Longest];
        return (_json.HasValueSequence ? _json.ValueSequence.Length : _json.ValueSpan.Length) <= text.Length
            && ReadingTime.HasZone(text[.._json.CopyString(text)]); // Without escapes: some write "+" as \u002B.
    }

    private readonly void Once(bool first, string field)
    {
        if (!first)
        {
            Refuse(field, "is given twice");
        }
    }

    private readonly void Require(bool given, string field)
    {
        if (!given)
        {
            Refuse(field, "is required");
        }
    }

    private readonly void Refuse(string field, string message) => _errors.Add($"readings[{_index}].{field}", message);
}
