using System.Net;
using System.Text.Json.Nodes;
using VerticalFarm.Api.Tests.Gateway;

namespace VerticalFarm.Api.Tests.OpenApi.FieldLimits;

/// <summary>The limits of fields that the document tells are those that the gateway goes by.</summary>
[Collection<HouseTests>]
public sealed class FieldLimitTests(House house)
{
    // Numbers without limits of their own: any that is finite will do.
    private static readonly string[] Bounded = ["format", "enum", "const", "pattern", "maxLength"];

    [Fact]
    public async Task Every_text_whole_number_and_list_that_is_sent_in_has_its_limits_told()
    {
        var document = await ApiDocument.OfAsync(house.Api);
        var fields = document.Operations.SelectMany(operation => LimitedField.Of(operation).Select(field => (operation, field))).ToArray();
        Assert.NotEmpty(fields);
        Assert.Empty(fields.Where(found => IsOpen(found.field)).Select(found => $"{found.operation}: {found.field} {found.field.Schema.ToJsonString()}"));
    }

    [Fact]
    public async Task A_value_just_beyond_a_told_limit_is_refused_by_name_and_one_just_within_is_not()
    {
        var document = await ApiDocument.OfAsync(house.Api);
        var grower = await Grower.RegisterAsync(house.Api);
        var ids = await IdsAsync(grower);
        var (faults, probes) = (new List<string>(), 0);
        foreach (var operation in document.Operations.Where(operation => operation.BodySchema is not null))
        {
            var path = operation.PathParameters.Aggregate(operation.Path, (path, name) => path.Replace($"{{{name}}}", ids[name], StringComparison.Ordinal))["/api/v1".Length..];
            foreach (var field in LimitedField.Of(operation))
            {
                foreach (var probe in Probe.Of(field, operation.Example(field.Path)))
                {
                    probes++;
                    var beyond = await SendAsync(operation, path, field.Put(probe.Beyond));
                    if (beyond.Status != HttpStatusCode.BadRequest || !Blames(beyond, field.Path))
                    {
                        faults.Add($"{operation} {field} beyond {probe.Keyword}: {(int)beyond.Status} {beyond.Text}");
                    }

                    // With a field that is none beside it, so that nothing comes of it: all that is wrong is told at once.
                    if (probe.Within is { } good && field.Put(good) is JsonObject body)
                    {
                        body["colour"] = "red";
                        var within = await SendAsync(operation, path, body);
                        if (within.Status != HttpStatusCode.BadRequest || Blames(within, field.Path))
                        {
                            faults.Add($"{operation} {field} within {probe.Keyword}: {(int)within.Status} {within.Text}");
                        }
                    }
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(probes > 100, $"only {probes} limits were tried");

        Task<Answer> SendAsync(Operation operation, string path, JsonNode body) =>
            house.Api.SendWithAsync(operation.HttpMethod, path, body, operation.NeedsToken ? [("Authorization", $"Bearer {grower.Token}")] : [("Sec-Fetch-Site", "same-origin")]);
    }

    private static bool Blames(Answer answer, string field) => answer.BadFields.Contains(field);

    private static bool IsOpen(LimitedField field) =>
        (field.Types.Contains("string") && !Bounded.Any(field.Schema.ContainsKey))
        || (field.Types.Contains("integer") && (field.Schema["minimum"] is null || field.Schema["maximum"] is null))
        || (field.Types.Contains("array") && field.Schema["maxItems"] is null);

    private static async Task<Dictionary<string, string>> IdsAsync(Grower grower)
    {
        var farm = await grower.CreateFarmAsync();
        return new Dictionary<string, string>
        {
            ["farm_id"] = farm,
            ["sensor_id"] = await grower.CreateSensorAsync(farm),
            ["device_id"] = await grower.CreateAsync($"/farms/{farm}/devices", new { name = "Fan", type = "fan", entity_id = "fan.one" }),
            ["channel_id"] = await grower.CreateAsync($"/farms/{farm}/notification-channels", new { kind = "webhook", name = "Hook", url = "https://hooks.example.org/farm" }),
            ["rule_id"] = (await grower.GetAsync($"/farms/{farm}/rules")).Json["items"]![0]!["id"]!.GetValue<string>(),
        };
    }
}
