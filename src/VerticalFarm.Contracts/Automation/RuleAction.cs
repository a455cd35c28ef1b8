using System.Text.Json.Serialization;
using VerticalFarm.Contracts.Automation.Json;

namespace VerticalFarm.Contracts.Automation;

/// <summary>What a rule brings about. Actions are values: two of the same content are equal.</summary>
[GenerateSerializer, Immutable, Alias("VerticalFarm.RuleAction")]
[JsonConverter(typeof(RuleActionConverter))]
public abstract record RuleAction;
