using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace VerticalFarm.Api.OpenApi.Documents;

/// <summary>Writes the parameters of paths as everything else of the API is written: <c>{farm_id}</c>.</summary>
internal static partial class PathNames
{
    public static void Apply(OpenApiDocument document)
    {
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths.OrderBy(path => path.Key, StringComparer.Ordinal))
        {
            foreach (var parameter in (item.Operations ?? []).Values.SelectMany(operation => operation.Parameters ?? []).OfType<OpenApiParameter>())
            {
                if (parameter.In == ParameterLocation.Path)
                {
                    parameter.Name = Snake(parameter.Name!);
                    parameter.Description ??= "Its id.";
                }
            }

            paths.Add(Braces().Replace(path.TrimEnd('/'), match => Snake(match.Value)), item);
        }

        document.Paths = paths;
    }

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    [GeneratedRegex(@"(?<=\{)\w+(?=\})")]
    private static partial Regex Braces();
}
