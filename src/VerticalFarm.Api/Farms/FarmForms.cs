using VerticalFarm.Api.Forms;
using VerticalFarm.Contracts;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Json;

namespace VerticalFarm.Api.Farms;

/// <summary>What people send of a farm.</summary>
internal static class FarmForms
{
    private static readonly FarmProfile Any = new() { Name = "any" };

    public static FarmProfile Profile(ObjectReader fields)
    {
        RefuseOthers(fields);
        fields.Required("name");
        return new FarmProfile
        {
            Name = Trimmed(fields, "name") ?? "",
            Location = Trimmed(fields, "location"),
            Width = fields.Number("width"),
            Depth = fields.Number("depth"),
            Timezone = fields.Text("timezone") ?? "UTC",
            Latitude = fields.Number("latitude"),
            Longitude = fields.Number("longitude"),
            RawRetentionDays = fields.Whole("raw_retention_days", int.MinValue, int.MaxValue),
        };
    }

    public static FarmPatch Patch(ObjectReader fields)
    {
        RefuseOthers(fields);
        return new FarmPatch
        {
            Name = fields.Given("name", name => Trimmed(fields, name) ?? ""),
            Location = fields.Given("location", name => Trimmed(fields, name)),
            Width = fields.Given("width", name => fields.Number(name)),
            Depth = fields.Given("depth", name => fields.Number(name)),
            Timezone = fields.Given("timezone", name => fields.Text(name) ?? "UTC"),
            Latitude = fields.Given("latitude", name => fields.Number(name)),
            Longitude = fields.Given("longitude", name => fields.Number(name)),
            RawRetentionDays = fields.Given("raw_retention_days", name => fields.Whole(name, int.MinValue, int.MaxValue)),
        };
    }

    public static IEnumerable<FieldError> Errors(FarmPatch patch) => patch.ApplyTo(Any).Errors();

    private static void RefuseOthers(ObjectReader fields) =>
        fields.RefuseOthers("name", "location", "width", "depth", "timezone", "latitude", "longitude", "raw_retention_days");

    private static string? Trimmed(ObjectReader fields, string name) => fields.Text(name)?.Trim();
}
