using System.Net.Mime;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace VerticalFarm.Api.OpenApi;

/// <summary>The document as text, made once: the endpoints of a running program do not change.</summary>
internal sealed class DescriptionText([FromKeyedServices(DescriptionText.Name)] IOpenApiDocumentProvider documents)
{
    private const string Name = "v1";
    private readonly Lazy<Task<byte[]>> _text = new(() => MakeAsync(documents));

    public async Task<IResult> AnswerAsync() => TypedResults.Bytes(await _text.Value, MediaTypeNames.Application.Json);

    private static async Task<byte[]> MakeAsync(IOpenApiDocumentProvider documents)
    {
        var document = await documents.GetOpenApiDocumentAsync();
        using var text = new MemoryStream();
        await document.SerializeAsJsonAsync(text, OpenApiSpecVersion.OpenApi3_1);
        return text.ToArray();
    }
}
