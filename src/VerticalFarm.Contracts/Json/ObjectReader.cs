using System.Collections.Immutable;
using System.Text.Json;

namespace VerticalFarm.Contracts.Json;

/// <summary>
/// Reads one JSON object field by field and puts everything that is wrong with it on a list, so that the caller is told all of it at once.
/// A reader that finds something wrong answers null; <c>null</c> in the JSON counts as left out.
/// </summary>
public sealed class ObjectReader
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly ICollection<FieldError> _errors;
    private readonly string _path;

    private ObjectReader(string path, ICollection<FieldError> errors)
    {
        _path = path;
        _errors = errors;
    }

    /// <summary>Opens an object; null when it is none.</summary>
    public static ObjectReader? Open(JsonElement element, string path, ICollection<FieldError> errors)
    {
        var reader = new ObjectReader(path, errors);
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new FieldError(path, "must be an object"));
            return null;
        }

        foreach (var field in element.EnumerateObject())
        {
            if (Decode(() => field.Name) is not { } name)
            {
                errors.Add(new FieldError(path, "has a name that is not well-formed text"));
            }
            else if (!reader._fields.TryAdd(name, field.Value))
            {
                reader.Refuse(name, "is given twice");
            }
        }

        return reader;
    }

    /// <summary>The path of a field of this object.</summary>
    public string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    /// <summary>Whether the field is there at all, if only as null.</summary>
    public bool IsGiven(string name) => _fields.ContainsKey(name);

    /// <summary>Whether the field is there and not null.</summary>
    public bool Has(string name) => _fields.TryGetValue(name, out var element) && element.ValueKind != JsonValueKind.Null;

    /// <summary>Puts a field on the list.</summary>
    public void Refuse(string name, string message) => _errors.Add(new FieldError(PathOf(name), message));

    /// <summary>Puts every field that is not among <paramref name="known"/> on the list.</summary>
    public void RefuseOthers(params ReadOnlySpan<string> known)
    {
        foreach (var name in _fields.Keys)
        {
            if (!known.Contains(name))
            {
                Refuse(name, "is not a known field here");
            }
        }
    }

    /// <summary>The field as it is; on the list when it is left out.</summary>
    public JsonElement? Required(string name)
    {
        if (Has(name))
        {
            return _fields[name];
        }

        Refuse(name, "is required");
        return null;
    }

    /// <summary>The field as it is; null when left out.</summary>
    public JsonElement? Optional(string name) => Has(name) ? _fields[name] : null;

    /// <summary>An object within this one, on the same list.</summary>
    public ObjectReader? Object(string name) => Optional(name) is { } element ? Open(element, PathOf(name), _errors) : null;

    /// <summary>A finite number within a range.</summary>
    public double? Number(string name, double min = double.MinValue, double max = double.MaxValue)
    {
        if (Optional(name) is not { } element)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && double.IsFinite(number) && number >= min && number <= max)
        {
            return number;
        }

        Refuse(name, (min, max) switch
        {
            (double.MinValue, double.MaxValue) => "must be a number",
            (_, double.MaxValue) => FormattableString.Invariant($"must be a number of at least {min}"),
            _ => FormattableString.Invariant($"must be a number from {min} to {max}"),
        });
        return null;
    }

    /// <summary>A whole number within a range.</summary>
    public int? Whole(string name, int min, int max)
    {
        if (Optional(name) is not { } element)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= min && number <= max)
        {
            return number;
        }

        Refuse(name, FormattableString.Invariant($"must be a whole number from {min} to {max}"));
        return null;
    }

    /// <summary>True or false.</summary>
    public bool? Flag(string name)
    {
        if (Optional(name) is not { } element)
        {
            return null;
        }

        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return element.GetBoolean();
        }

        Refuse(name, "must be true or false");
        return null;
    }

    /// <summary>Text of any content.</summary>
    public string? Text(string name)
    {
        if (Optional(name) is not { } element)
        {
            return null;
        }

        if (element.ValueKind != JsonValueKind.String)
        {
            Refuse(name, "must be text");
            return null;
        }

        // PostgreSQL keeps no U+0000, and half a surrogate pair is no character.
        if (Decode(element.GetString) is { } text && !text.Contains('\0', StringComparison.Ordinal))
        {
            return text;
        }

        Refuse(name, "must be well-formed text without U+0000");
        return null;
    }

    /// <summary>A UUID.</summary>
    public Guid? Id(string name)
    {
        if (Optional(name) is not { } element)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.String && Guid.TryParseExact(Decode(element.GetString), "D", out var id))
        {
            return id;
        }

        Refuse(name, "must be a UUID");
        return null;
    }

    /// <summary>A member of an enum by its name.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (Optional(name) is not { } element)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.String && EnumNames.TryParse<T>(Decode(element.GetString), out var value))
        {
            return value;
        }

        Refuse(name, $"must be one of {string.Join(", ", EnumNames.All<T>())}");
        return null;
    }

    /// <summary>A list with <paramref name="min"/> to <paramref name="max"/> items, each with its path.</summary>
    public IReadOnlyList<(JsonElement Item, string Path)>? Items(string name, int min, int max)
    {
        if (Optional(name) is not { } element)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Array && element.GetArrayLength() is var length && length >= min && length <= max)
        {
            return [.. element.EnumerateArray().Select((item, index) => (item, $"{PathOf(name)}[{index}]"))];
        }

        Refuse(name, min == 0 ? $"must be a list of at most {max}" : $"must be a list of {min} to {max}");
        return null;
    }

    /// <summary>A list of UUIDs with at most <paramref name="max"/> items; empty when left out.</summary>
    public ImmutableArray<Guid> Ids(string name, int max)
    {
        var ids = ImmutableArray.CreateBuilder<Guid>();
        foreach (var (item, path) in Items(name, 0, max) ?? [])
        {
            if (item.ValueKind == JsonValueKind.String && Guid.TryParseExact(Decode(item.GetString), "D", out var id))
            {
                ids.Add(id);
            }
            else
            {
                _errors.Add(new FieldError(path, "must be a UUID"));
            }
        }

        return ids.ToImmutable();
    }

    /// <summary>A list of objects with at most <paramref name="max"/> items, on the same list of errors; empty when left out.</summary>
    public IEnumerable<ObjectReader> Objects(string name, int max) =>
        (Items(name, 0, max) ?? []).Select(item => Open(item.Item, item.Path, _errors)).OfType<ObjectReader>();

    private static string? Decode(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null; // Escapes that make no text, such as a lone \ud800.
        }
    }
}
