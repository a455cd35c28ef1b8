using System.Text.Json.Nodes;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.OpenApi.Walk;

[Collection<HouseTests>]
public sealed class WalkTests(House house)
{
    [Fact]
    public async Task Every_operation_answers_as_the_document_says()
    {
        var document = await ApiDocument.OfAsync(house.Api);
        var walker = new Walker(house.Api, document);
        await new FarmTour(walker, house.Api, house.MakeAdmin).WalkAsync();

        Assert.Empty(walker.Unwalked);
        var faults = await FaultsAsync(document, walker.Exchanges);
        Assert.True(faults.Length == 0, faults);
    }

    [Fact]
    public async Task An_answer_that_is_not_as_the_document_says_is_found()
    {
        var document = await ApiDocument.OfAsync(house.Api);
        var wrong = new JsonObject { ["resolution"] = "raw", ["items"] = new JsonArray(new JsonObject { ["ts"] = "yesterday", ["value"] = 1 }), ["more"] = 1 };

        var faults = await FaultsAsync(document, [new Exchange("a series", "/components/schemas/SensorReadingSeries", wrong)]);

        Assert.Contains("additional properties", faults, StringComparison.Ordinal);
        Assert.Contains("date-time", faults, StringComparison.Ordinal);
    }

    private static async Task<string> FaultsAsync(ApiDocument document, IReadOnlyList<Exchange> exchanges)
    {
        var answers = new JsonArray([.. exchanges.Select(exchange =>
            new JsonObject { ["name"] = exchange.Name, ["schema"] = exchange.Schema, ["body"] = exchange.Body?.DeepClone() })]);
        var file = Path.Combine(Path.GetTempPath(), $"answers-{Guid.NewGuid():N}.json");
        try
        {
            var text = new JsonObject { ["document"] = document.Root.DeepClone(), ["answers"] = answers }.ToJsonString();
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
            var (exitCode, output) = await NodeTool.RunAsync("node", "validate.mjs", file);
            Assert.True(exitCode == 0, output);
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
