using System.Text.Json;
using VerticalFarm.Api.Forms;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Json;
using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Api.Reports;

/// <summary><c>{"type": "daily", "date": "2026-11-22"}</c>.</summary>
internal static class ReportForm
{
    /// <summary>Reads it; null when something is wrong, which is then on the list.</summary>
    public static ReportRequest? Parse(JsonElement body, ICollection<FieldError> errors)
    {
        if (ObjectReader.Open(body, "", errors) is not { } reader)
        {
            return null;
        }

        reader.RefuseOthers("type", "date");
        var type = reader.Required("type") is null ? null : reader.Choice<ReportType>("type");
        var date = Date(reader, "date");
        return type is { } kind && date is { } day ? new ReportRequest(kind, day) : null;
    }

    private static DateOnly? Date(ObjectReader reader, string name)
    {
        if (reader.Required(name) is null || reader.Text(name) is not { } text)
        {
            return null;
        }

        if (CalendarDate.TryParse(text, out var date))
        {
            return date;
        }

        reader.Refuse(name, CalendarDate.Rule);
        return null;
    }
}
