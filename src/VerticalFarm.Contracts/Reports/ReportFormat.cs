namespace VerticalFarm.Contracts.Reports;

/// <summary>As what a report is written out.</summary>
public enum ReportFormat
{
    /// <summary>A page that stands on its own.</summary>
    Html,

    /// <summary>A table: section, name, quantity, value, unit.</summary>
    Csv,
}
