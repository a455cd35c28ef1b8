using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using VerticalFarm.Api.OpenApi.Vocabulary;

namespace VerticalFarm.Api.OpenApi.Operations;

/// <summary>
/// Tells the framework of bodies that endpoints read by hand, and of what they answer, so that it makes the schemas as for any other. (Its
/// own notes for bodies would take part in routing, and refuse a content type before anybody had asked for the token.)
/// </summary>
internal sealed class HandDescribedEndpoints : IApiDescriptionProvider
{
    /// <summary>After the framework's own, which lists the endpoints.</summary>
    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var description in context.Results)
        {
            var metadata = description.ActionDescriptor.EndpointMetadata;
            description.SupportedResponseTypes.Clear();
            foreach (var answer in metadata.OfType<AnswerNote>().Where(answer => answer.Type is not null).DistinctBy(answer => answer.Status))
            {
                description.SupportedResponseTypes.Add(Response(answer));
            }

            if (metadata.OfType<BodyNote>().LastOrDefault() is { } body)
            {
                description.ParameterDescriptions.Add(new ApiParameterDescription { Name = "body", Source = BindingSource.Body, Type = body.Type, IsRequired = true });
                description.SupportedRequestFormats.Add(new ApiRequestFormat { MediaType = AnswerNote.Json });
            }
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }

    private static ApiResponseType Response(AnswerNote answer) => new()
    {
        StatusCode = answer.Status,
        Type = answer.Type,
        ApiResponseFormats = [new ApiResponseFormat { MediaType = answer.ContentType }],
    };
}
