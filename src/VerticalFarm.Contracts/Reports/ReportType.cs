using System.Text.Json.Serialization;

namespace VerticalFarm.Contracts.Reports;

/// <summary>What a report is about.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ReportType>))]
public enum ReportType
{
    /// <summary>A day of the farm's local time.</summary>
    Daily,
}
