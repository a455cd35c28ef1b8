using System.ComponentModel.DataAnnotations;
using VerticalFarm.Contracts.Farms;

namespace VerticalFarm.Api.Farms;

/// <summary>Why everything must stop.</summary>
/// <param name="Reason">In words; 1 to 500 characters, trimmed, not blank.</param>
internal sealed record StopRequest([property: StringLength(EmergencyStop.LongestReason, MinimumLength = 1)] string Reason);
