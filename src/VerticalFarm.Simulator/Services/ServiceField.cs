using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VerticalFarm.Simulator.Services;

/// <summary>A field of a service's data: a number that is coerced as Home Assistant does it.</summary>
internal sealed record ServiceField(string Key, string Name, string Description, double Minimum, double Maximum)
{
    public bool Required { get; init; }

    public bool Whole { get; init; }

    /// <summary>Whether a value out of range is moved into it instead of being refused.</summary>
    public bool Clamped { get; init; }

    public string? Unit { get; init; }

    /// <summary>Whether the range of this schema is checked at all; a number's own range is the entity's affair.</summary>
    public bool Ranged { get; init; } = true;

    /// <summary>The words that it takes, if it takes words; the argument is the place of the word in this list.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>Whether it takes any text; the argument is then nothing.</summary>
    public bool IsText { get; init; }

    /// <summary>The value as a number, or what is wrong with it in the words of Home Assistant's validator.</summary>
    public (double Value, string? Error) Coerce(JsonElement value)
    {
        if (IsText)
        {
            return (0, null); // Whatever it is, it is made a text of.
        }

        if (Choices is not null)
        {
            var place = value.ValueKind == JsonValueKind.String ? Choices.ToList().IndexOf(value.GetString()!) : -1;
            return (place, place >= 0 ? null : $"expected HVACMode or one of {string.Join(", ", Choices.Select(word => $"'{word}'"))} for dictionary value @ data['{Key}']");
        }

        if (Number(value) is not { } number)
        {
            return (0, $"expected {(Whole ? "int" : "float")} for dictionary value @ data['{Key}']");
        }

        number = Whole ? Math.Truncate(number) : number;
        if (Clamped)
        {
            return (Math.Clamp(number, Minimum, Maximum), null);
        }

        var error = !Ranged ? null
            : number > Maximum ? $"value must be at most {Maximum.ToString(CultureInfo.InvariantCulture)} for dictionary value @ data['{Key}']"
            : number < Minimum ? $"value must be at least {Minimum.ToString(CultureInfo.InvariantCulture)} for dictionary value @ data['{Key}']"
            : null;
        return (number, error);
    }

    public JsonObject Describe()
    {
        if (Choices is not null)
        {
            var options = new JsonArray([.. Choices.Select(word => JsonValue.Create(word))]);
            return new JsonObject
            {
                ["selector"] = new JsonObject { ["select"] = new JsonObject { ["options"] = options, ["translation_key"] = Key } },
                ["name"] = Name,
                ["description"] = Description,
            };
        }

        var selector = Ranged && !IsText ? new JsonObject { ["min"] = Minimum, ["max"] = Maximum } : null;
        if (selector is not null && Unit is not null)
        {
            selector["unit_of_measurement"] = Unit;
        }

        var json = new JsonObject();
        if (Required && (Ranged || IsText))
        {
            json["required"] = true;
        }

        json["selector"] = selector is null ? new JsonObject { ["text"] = null } : new JsonObject { ["number"] = selector };
        json["name"] = Name;
        json["description"] = Description;
        return json;
    }

    private static double? Number(JsonElement value)
    {
        var number = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) => parsed,
            _ => double.NaN,
        };
        return double.IsFinite(number) ? number : null;
    }
}
