using System.Text;
using Microsoft.AspNetCore.Http;
using VerticalFarm.Api.Farms;
using VerticalFarm.Api.Forms;
using VerticalFarm.Contracts.Farms;

namespace VerticalFarm.Api.Tests.Forms;

/// <summary>The laws of every form, shown on that of a farm.</summary>
public sealed class FormTests
{
    [Theory]
    [InlineData("""{}""", "name")]
    [InlineData("""{"name": null}""", "name")]
    [InlineData("""{"name": "  "}""", "name")]
    [InlineData("""{"name": 7}""", "name")]
    [InlineData("""{"name": ["a"]}""", "name")]
    [InlineData("""{"name": "a\u0000b"}""", "name")]
    [InlineData("""{"name": "\ud800"}""", "name")]
    [InlineData("""{"name": "a", "name": "b"}""", "name")]
    [InlineData("""{"name": "a", "Name": "b"}""", "Name")]
    [InlineData("""{"name": "a", "width": 1e999}""", "width")]
    [InlineData("""{"name": "a", "width": "3"}""", "width")]
    [InlineData("""{"name": "a", "width": true}""", "width")]
    [InlineData("""{"name": "a", "width": 0, "depth": -1}""", "depth width")]
    [InlineData("""{"name": "a", "timezone": ""}""", "timezone")]
    [InlineData("""{"name": "a", "timezone": "../../etc/passwd"}""", "timezone")]
    [InlineData("""{"name": "a", "timezone": "W. Europe Standard Time"}""", "timezone")]
    [InlineData("""{"name": "a", "latitude": 90.01, "longitude": -180.01}""", "latitude longitude")]
    [InlineData("""{"name": 1, "location": 2, "width": "x", "depth": "y", "timezone": 3, "colour": "red", "size": {}}""",
        "colour depth location name size timezone width")]
    [InlineData("""[]""", "")]
    [InlineData("""null""", "")]
    [InlineData(""" "name" """, "")]
    public async Task Every_bad_field_is_named_once(string body, string fields)
    {
        var (value, error) = await Form.ReadAsync(Request(body), FarmForms.Profile, profile => profile.Errors());

        Assert.Null(value);
        Assert.Equal((400, "VALIDATION_ERROR"), (error!.Status, error.Code));
        Assert.Equal(fields, string.Join(' ', error.Details!.Select(detail => detail.Field).Order(StringComparer.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("{} x")]
    [InlineData("\ufeff{\"name\": \"a\"}x")]
    [InlineData("/* a */ {}")]
    public async Task What_is_no_JSON_has_no_fields_to_blame(string body)
    {
        var (_, error) = await Form.ReadAsync(Request(body), FarmForms.Profile, profile => profile.Errors());

        Assert.Equal(400, error!.Status);
        Assert.Null(error.Details);
    }

    [Fact]
    public async Task A_good_form_is_read_whole_and_trimmed()
    {
        var (value, error) = await Form.ReadAsync(
            Request("""{"name": " Hall \u00e9 ", "location": null, "width": 1.5, "timezone": "Europe/Brussels", "latitude": -90}"""),
            FarmForms.Profile, profile => profile.Errors());

        Assert.Null(error);
        Assert.Equal(new FarmProfile { Name = "Hall é", Width = 1.5, Timezone = "Europe/Brussels", Latitude = -90 }, value);
    }

    [Fact]
    public async Task A_partial_update_tells_left_out_from_null()
    {
        var (patch, _) = await Form.ReadAsync(Request("""{"location": null, "depth": 2}"""), FarmForms.Patch, FarmForms.Errors);

        var before = new FarmProfile { Name = "Hall", Location = "Ghent", Width = 1, Depth = 1 };
        Assert.Equal(before with { Location = null, Depth = 2 }, patch!.ApplyTo(before));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("*", null)]
    [InlineData("\"12\"", 12L)]
    [InlineData("W/\"12\"", -1L)]
    [InlineData("\"x\"", -1L)]
    [InlineData("\"-5\"", -1L)]
    public void If_Match_names_the_version_that_was_seen(string? tag, long? version)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.IfMatch = tag;

        Assert.Equal(version, request.IfMatch());
    }

    private static HttpRequest Request(string body) => new DefaultHttpContext
    {
        Request = { ContentType = "application/json", Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) },
    }.Request;
}
