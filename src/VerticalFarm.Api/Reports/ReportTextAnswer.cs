using System.Text;
using VerticalFarm.Api.Forms;
using VerticalFarm.Contracts.Reports;

namespace VerticalFarm.Api.Reports;

/// <summary>A report that a grain has written out.</summary>
internal sealed class ReportTextAnswer(string text, DateOnly date, ReportFormat format) : IResult
{
    // A page of its own styles and nothing else; the dashboard may show it within its own.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (format == ReportFormat.Html)
        {
            response.ContentType = "text/html; charset=utf-8";
            response.Headers.ContentSecurityPolicy = Policy;
            response.Headers.XFrameOptions = "SAMEORIGIN"; // The same for browsers that know no better.
        }
        else
        {
            response.ContentType = "text/csv; charset=utf-8";
            response.Headers.ContentDisposition = $"attachment; filename=\"report-{CalendarDate.Write(date)}.csv\"";
        }

        return response.WriteAsync(text, Encoding.UTF8, httpContext.RequestAborted);
    }
}
