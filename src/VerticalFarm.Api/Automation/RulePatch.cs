namespace VerticalFarm.Api.Automation;

/// <summary>The body of <c>PUT /rules/{id}</c>, by name: it is read on top of the rule as it is, so its shape stands in handwritten.json.</summary>
internal abstract class RulePatch;
