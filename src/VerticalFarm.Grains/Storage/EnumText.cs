using System.Text.Json;

namespace VerticalFarm.Grains.Storage;

/// <summary>Enums as text in the database, in the spelling that the API uses: <c>snake_case</c>.</summary>
internal static class EnumText
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static T Parse<T>(string text)
        where T : struct, Enum => Enum.Parse<T>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
