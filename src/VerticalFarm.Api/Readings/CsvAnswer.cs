using System.Globalization;
using System.Text;
using VerticalFarm.Api.Json;
using VerticalFarm.Contracts.Readings;

namespace VerticalFarm.Api.Readings;

/// <summary>Readings of a sensor as CSV with a head, page by page as they are fetched. Every field is a number or a time, so none needs quotes.</summary>
internal sealed class CsvAnswer(SeriesPages pages, ReadingSeries first) : IResult
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=\"readings.csv\"";
        await using var writer = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync((first.Resolution == ReadingResolution.Raw ? "ts,value" : "ts,min,avg,max,count").AsMemory(), httpContext.RequestAborted);
        await foreach (var page in pages.AllAsync(first, httpContext.RequestAborted))
        {
            foreach (var reading in page.Raw)
            {
                await writer.WriteLineAsync(string.Create(Plain, $"{Time(reading.Ts)},{reading.Value:R}").AsMemory(), httpContext.RequestAborted);
            }

            foreach (var bucket in page.Buckets)
            {
                await writer.WriteLineAsync(
                    string.Create(Plain, $"{Time(bucket.Ts)},{bucket.Min:R},{bucket.Avg:R},{bucket.Max:R},{bucket.Count}").AsMemory(), httpContext.RequestAborted);
            }
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeConverter.Format, Plain);
}
