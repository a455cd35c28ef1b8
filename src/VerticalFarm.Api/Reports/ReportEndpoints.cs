using System.ComponentModel;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Forms;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Vocabulary;
using VerticalFarm.Contracts.Reports;
using VerticalFarm.Contracts.Results;

namespace VerticalFarm.Api.Reports;

/// <summary><c>farms/{id}/reports</c>: how each day was, to read, to keep and to reckon with.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/farms/{farmId:guid}/reports").WithTags("Reports");
        reports.MapGet("/", ListAsync)
            .Describe("listReports", "A farm's reports", "The newest first. A report comes into being by itself after local midnight, one for each day. Searches in the headline.")
            .Lists<ReportSummary>().Asks(ReportQueries.Dates);
        reports.MapPost("/", MakeAsync)
            .Describe(
                "makeReport",
                "Make a report now",
                "201 when there was none of that day before, else 200. That of today is provisional and made anew each time, until the day is over. 422 for a day to come, or before "
                + "the farm was there.")
            .Takes<ReportRequest>().Answers<DailyReport>().AnswersLocated<DailyReport>(StatusCodes.Status201Created).Fails(422);
        reports.MapGet("/{date}", GetAsync)
            .Describe("getReport", "The report of a day", "As JSON; as a page that stands on its own, to read, print and send on; or as a table for spreadsheets: section, name, quantity, value, unit.")
            .Asks(ReportQueries.Format).Answers<DailyReport>()
            .AnswersText("text/html", "<!doctype html><html lang=\"en\"><head><title>North hall, 22 November 2026</title></head></html>")
            .AnswersText("text/csv", "section,name,quantity,value,unit\r\nsensor,\"Air, rack 1\",avg,21.4,°C\r\n");
    }

    private static async Task<IResult> ListAsync(HttpRequest request, Guid farmId, IGrainFactory grains) =>
        ReportQueries.TryRead(request, out var asked, out var error) ? Answers.Json(await Reports(grains, farmId).List(asked)) : error;

    private static async Task<IResult> MakeAsync(HttpContext context, Guid farmId, IGrainFactory grains)
    {
        var (asked, error) = await Form.ReadAsync(context.Request, ReportForm.Parse);
        if (asked is null)
        {
            return error!;
        }

        if (!(await Reports(grains, farmId).Make(asked)).TryGet(out var made, out var failure))
        {
            return ApiError.Of(failure);
        }

        if (!made.IsNew)
        {
            return Answers.Json(made.Report);
        }

        context.Response.Headers.Location = $"/api/v1/farms/{farmId}/reports/{CalendarDate.Write(made.Report.Date)}";
        return Answers.Json(made.Report, StatusCodes.Status201Created);
    }

    private static async Task<IResult> GetAsync(
        HttpRequest request, Guid farmId, [Description("The day, by the farm's local time: `2026-11-22`.")] string date, IGrainFactory grains)
    {
        if (!ReportQueries.TryReadFormat(request, out var format, out var error))
        {
            return error;
        }

        if (!CalendarDate.TryParse(date, out var day))
        {
            return ApiError.Of(Failure.NotFound("report"));
        }

        if (format is not { } written)
        {
            return (await Reports(grains, farmId).Get(day)).ToAnswer();
        }

        return (await Reports(grains, farmId).Write(day, written)).TryGet(out var text, out var failure)
            ? new ReportTextAnswer(text.Text, day, written)
            : ApiError.Of(failure);
    }

    private static IReportGrain Reports(IGrainFactory grains, Guid farmId) => grains.GetGrain<IReportGrain>(farmId);
}
