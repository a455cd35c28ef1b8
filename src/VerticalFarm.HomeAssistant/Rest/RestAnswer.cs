using System.Text.Json;

namespace VerticalFarm.HomeAssistant;

/// <summary>An answer of the REST API, or that there is none.</summary>
/// <param name="Status">The HTTP status; null when there was no answer.</param>
/// <param name="Json">The body when it is JSON, else undefined.</param>
/// <param name="Error">Why it is no success, in words without the token; null when it is one.</param>
public sealed record RestAnswer(int? Status, JsonElement Json, string? Error)
{
    /// <summary>Whether Home Assistant did what it was asked.</summary>
    public bool IsGood => Error is null;
}
