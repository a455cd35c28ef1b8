using System.Collections.Immutable;
using System.Text.Json;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Contracts.Automation.Json;

/// <summary>Reads one whole condition, counting its clauses so that nobody can make a farm evaluate without end.</summary>
internal sealed class ConditionParser(string root, ICollection<FieldError> errors)
{
    private static readonly string[] Kinds = ["all", "any", "not", "sensor", "metric", "weather", "time", "device"];

    private int _clauses;

    public Condition? Parse(JsonElement element, string path, int depth)
    {
        if (depth > ConditionJson.MaxDepth)
        {
            errors.Add(new FieldError(path, $"is nested deeper than {ConditionJson.MaxDepth}"));
            return null;
        }

        if (++_clauses > ConditionJson.MaxClauses)
        {
            if (_clauses == ConditionJson.MaxClauses + 1)
            {
                errors.Add(new FieldError(root, $"must have at most {ConditionJson.MaxClauses} conditions"));
            }

            return null;
        }

        return ObjectReader.Open(element, path, errors) is { } reader ? Parse(reader, path, depth) : null;
    }

    private Condition? Parse(ObjectReader reader, string path, int depth)
    {
        var kinds = Kinds.Where(reader.IsGiven).ToArray();
        if (kinds is not [var kind])
        {
            errors.Add(new FieldError(path, $"must have exactly one of {string.Join(", ", Kinds)}"));
            if (kinds.Length == 0)
            {
                reader.RefuseOthers();
            }

            return null;
        }

        return kind switch
        {
            "all" => Parts(reader, kind, depth) is { } parts ? new AllOf(parts) : null,
            "any" => Parts(reader, kind, depth) is { } parts ? new AnyOf(parts) : null,
            "not" => Part(reader, depth) is { } part ? new Not(part) : null,
            "sensor" => SensorConditionJson.Parse(reader, errors),
            "metric" => MetricConditionJson.Parse(reader, errors),
            "weather" => WeatherConditionJson.Parse(reader, errors),
            "time" => TimeConditionJson.Parse(reader, errors),
            _ => DeviceConditionJson.Parse(reader, errors),
        };
    }

    private ImmutableArray<Condition>? Parts(ObjectReader reader, string name, int depth)
    {
        reader.RefuseOthers(name);
        if (reader.Required(name) is null || reader.Items(name, min: 1, ConditionJson.MaxClauses) is not { } items)
        {
            return null;
        }

        // All parts are read before any is judged, so that the errors of every one are told.
        var parts = items.Select(item => Parse(item.Item, item.Path, depth + 1)).ToArray();
        return Array.Exists(parts, part => part is null) ? null : [.. parts.OfType<Condition>()];
    }

    private Condition? Part(ObjectReader reader, int depth)
    {
        reader.RefuseOthers("not");
        return reader.Required("not") is { } part ? Parse(part, reader.PathOf("not"), depth + 1) : null;
    }
}
