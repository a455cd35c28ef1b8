using System.Text.Json;
using VerticalFarm.Api.Forms;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Automation.Backtest;
using VerticalFarm.Contracts.Automation.Json;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Api.Automation;

/// <summary><c>{"rule": {..}, "from": time, "to": time}</c>.</summary>
internal static class BacktestForm
{
    /// <summary>Reads it; null when something is wrong, which is then on the list.</summary>
    public static BacktestRequest? Parse(JsonElement body, ICollection<FieldError> errors)
    {
        if (ObjectReader.Open(body, "", errors) is not { } reader)
        {
            return null;
        }

        var before = errors.Count;
        reader.RefuseOthers("rule", "from", "to");
        var rule = reader.Required("rule") is { } element ? ParseRule(element, errors) : null;
        var (from, to) = (Time(reader, "from"), Time(reader, "to"));
        if (from >= to)
        {
            reader.Refuse("to", "must be after from");
        }
        else if (to - from > TimeSpan.FromDays(BacktestRequest.MaxDays))
        {
            reader.Refuse("to", $"must be at most {BacktestRequest.MaxDays} days after from");
        }

        return errors.Count == before ? new BacktestRequest(rule!, from!.Value, to!.Value) : null;
    }

    // A rule's own paths begin at the rule.
    private static RuleDefinition? ParseRule(JsonElement element, ICollection<FieldError> errors)
    {
        var within = new List<FieldError>();
        var rule = RuleDefinitionJson.Parse(element, within);
        foreach (var error in within)
        {
            errors.Add(error with { Field = error.Field.Length == 0 ? "rule" : $"rule.{error.Field}" });
        }

        return rule;
    }

    private static DateTimeOffset? Time(ObjectReader reader, string name)
    {
        if (reader.Required(name) is null || reader.Text(name) is not { } text)
        {
            return null;
        }

        if (Rfc3339.TryParse(text, out var time))
        {
            return time.ToUniversalTime();
        }

        reader.Refuse(name, Rfc3339.Rule);
        return null;
    }
}
